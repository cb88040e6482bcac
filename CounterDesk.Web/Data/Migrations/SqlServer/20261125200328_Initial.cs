using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace CounterDesk.Web.Data.Migrations.SqlServer
{
    /// <inheritdoc />
    public partial class Initial : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "AuditEntries",
                columns: table => new
                {
                    Hall = table.Column<string>(type: "nvarchar(8)", maxLength: 8, nullable: false),
                    Sequence = table.Column<long>(type: "bigint", nullable: false),
                    Format = table.Column<int>(type: "int", nullable: false),
                    AtUtc = table.Column<DateTime>(type: "datetime2", nullable: false),
                    Announcement = table.Column<long>(type: "bigint", nullable: true),
                    Action = table.Column<string>(type: "nvarchar(32)", maxLength: 32, nullable: false),
                    Outcome = table.Column<string>(type: "nvarchar(32)", maxLength: 32, nullable: false),
                    Actor = table.Column<string>(type: "nvarchar(128)", maxLength: 128, nullable: true),
                    Role = table.Column<string>(type: "nvarchar(32)", maxLength: 32, nullable: true),
                    Counter = table.Column<string>(type: "nvarchar(16)", maxLength: 16, nullable: true),
                    Visit = table.Column<Guid>(type: "uniqueidentifier", nullable: true),
                    Purpose = table.Column<string>(type: "nvarchar(200)", maxLength: 200, nullable: true),
                    Basis = table.Column<string>(type: "nvarchar(200)", maxLength: 200, nullable: true),
                    Subject = table.Column<string>(type: "nvarchar(128)", maxLength: 128, nullable: true),
                    SubjectHash = table.Column<byte[]>(type: "varbinary(32)", maxLength: 32, nullable: true),
                    LicenseHash = table.Column<byte[]>(type: "varbinary(32)", maxLength: 32, nullable: true),
                    KindCode = table.Column<string>(type: "nvarchar(32)", maxLength: 32, nullable: true),
                    Details = table.Column<string>(type: "nvarchar(2000)", maxLength: 2000, nullable: true),
                    PreviousHash = table.Column<byte[]>(type: "varbinary(32)", maxLength: 32, nullable: false),
                    Hash = table.Column<byte[]>(type: "varbinary(32)", maxLength: 32, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_AuditEntries", x => new { x.Hall, x.Sequence });
                });

            migrationBuilder.CreateTable(
                name: "AuditHeads",
                columns: table => new
                {
                    Hall = table.Column<string>(type: "nvarchar(8)", maxLength: 8, nullable: false),
                    Sequence = table.Column<long>(type: "bigint", nullable: false),
                    Hash = table.Column<byte[]>(type: "varbinary(32)", maxLength: 32, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_AuditHeads", x => x.Hall);
                });

            migrationBuilder.CreateTable(
                name: "Copies",
                columns: table => new
                {
                    Number = table.Column<string>(type: "nvarchar(19)", maxLength: 19, nullable: false),
                    Hall = table.Column<string>(type: "nvarchar(4)", maxLength: 4, nullable: false),
                    Day = table.Column<DateOnly>(type: "date", nullable: false),
                    Sequence = table.Column<int>(type: "int", nullable: false),
                    Form = table.Column<string>(type: "nvarchar(32)", maxLength: 32, nullable: false),
                    State = table.Column<string>(type: "nvarchar(16)", maxLength: 16, nullable: false),
                    Visit = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    Counter = table.Column<string>(type: "nvarchar(16)", maxLength: 16, nullable: false),
                    ClerkId = table.Column<string>(type: "nvarchar(64)", maxLength: 64, nullable: false),
                    PurposeText = table.Column<string>(type: "nvarchar(60)", maxLength: 60, nullable: false),
                    Recipient = table.Column<string>(type: "nvarchar(60)", maxLength: 60, nullable: false),
                    KindCode = table.Column<string>(type: "nvarchar(21)", maxLength: 21, nullable: false),
                    KindName = table.Column<string>(type: "nvarchar(256)", maxLength: 256, nullable: false),
                    MaskedHolder = table.Column<string>(type: "nvarchar(512)", maxLength: 512, nullable: false),
                    NumberTail = table.Column<string>(type: "nvarchar(6)", maxLength: 6, nullable: false),
                    HolderHash = table.Column<byte[]>(type: "varbinary(32)", maxLength: 32, nullable: false),
                    LicenseHash = table.Column<byte[]>(type: "varbinary(32)", maxLength: 32, nullable: false),
                    CheckValueHash = table.Column<byte[]>(type: "varbinary(32)", maxLength: 32, nullable: false),
                    CodeAddress = table.Column<string>(type: "nvarchar(512)", maxLength: 512, nullable: false),
                    ModelDigest = table.Column<byte[]>(type: "varbinary(32)", maxLength: 32, nullable: false),
                    PageDigest = table.Column<byte[]>(type: "varbinary(32)", maxLength: 32, nullable: false),
                    SourceDigest = table.Column<byte[]>(type: "varbinary(32)", maxLength: 32, nullable: true),
                    MadeAtUtc = table.Column<DateTime>(type: "datetime2", nullable: false),
                    ExpiresOn = table.Column<DateOnly>(type: "date", nullable: false),
                    Replaces = table.Column<string>(type: "nvarchar(19)", maxLength: 19, nullable: true),
                    AnsweredAtUtc = table.Column<DateTime>(type: "datetime2", nullable: true),
                    WithdrawnAtUtc = table.Column<DateTime>(type: "datetime2", nullable: true),
                    Version = table.Column<Guid>(type: "uniqueidentifier", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Copies", x => x.Number);
                });

            migrationBuilder.CreateTable(
                name: "KeyRings",
                columns: table => new
                {
                    Hall = table.Column<string>(type: "nvarchar(8)", maxLength: 8, nullable: false),
                    Id = table.Column<string>(type: "nvarchar(16)", maxLength: 16, nullable: true),
                    SinceUtc = table.Column<DateTime>(type: "datetime2", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_KeyRings", x => x.Hall);
                });

            migrationBuilder.CreateTable(
                name: "LibraryLicenses",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    IdentifierHash = table.Column<byte[]>(type: "varbinary(32)", maxLength: 32, nullable: false),
                    SeriesHash = table.Column<byte[]>(type: "varbinary(32)", maxLength: 32, nullable: false),
                    Version = table.Column<int>(type: "int", nullable: false),
                    NumberHash = table.Column<byte[]>(type: "varbinary(32)", maxLength: 32, nullable: false),
                    SynchronizedAtUtc = table.Column<DateTime>(type: "datetime2", nullable: false),
                    Content_Bytes = table.Column<byte[]>(type: "varbinary(max)", nullable: false),
                    Content_KeyId = table.Column<string>(type: "nvarchar(8)", maxLength: 8, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_LibraryLicenses", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "Visits",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    Counter = table.Column<string>(type: "nvarchar(16)", maxLength: 16, nullable: false),
                    ClerkId = table.Column<string>(type: "nvarchar(64)", maxLength: 64, nullable: false),
                    OpenedAtUtc = table.Column<DateTime>(type: "datetime2", nullable: false),
                    LastUsedAtUtc = table.Column<DateTime>(type: "datetime2", nullable: false),
                    ClosedAtUtc = table.Column<DateTime>(type: "datetime2", nullable: true),
                    End = table.Column<string>(type: "nvarchar(16)", maxLength: 16, nullable: true),
                    Step = table.Column<string>(type: "nvarchar(16)", maxLength: 16, nullable: false),
                    Reached = table.Column<string>(type: "nvarchar(16)", maxLength: 16, nullable: false),
                    PurposeText = table.Column<string>(type: "nvarchar(60)", maxLength: 60, nullable: true),
                    Recipient = table.Column<string>(type: "nvarchar(60)", maxLength: 60, nullable: true),
                    BasisKind = table.Column<string>(type: "nvarchar(32)", maxLength: 32, nullable: true),
                    BasisProof = table.Column<string>(type: "nvarchar(16)", maxLength: 16, nullable: true),
                    BasisNote = table.Column<string>(type: "nvarchar(100)", maxLength: 100, nullable: true),
                    BasisRecordedAtUtc = table.Column<DateTime>(type: "datetime2", nullable: true),
                    HolderHash = table.Column<byte[]>(type: "varbinary(32)", maxLength: 32, nullable: true),
                    HolderMasked = table.Column<string>(type: "nvarchar(64)", maxLength: 64, nullable: true),
                    Version = table.Column<Guid>(type: "uniqueidentifier", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Visits", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "CopyChecks",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    Number = table.Column<string>(type: "nvarchar(19)", maxLength: 19, nullable: false),
                    Answer = table.Column<string>(type: "nvarchar(32)", maxLength: 32, nullable: false),
                    AtUtc = table.Column<DateTime>(type: "datetime2", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_CopyChecks", x => x.Id);
                    table.ForeignKey(
                        name: "FK_CopyChecks_Copies_Number",
                        column: x => x.Number,
                        principalTable: "Copies",
                        principalColumn: "Number",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "LibraryFiles",
                columns: table => new
                {
                    LicenseId = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    Content_Bytes = table.Column<byte[]>(type: "varbinary(max)", nullable: false),
                    Content_KeyId = table.Column<string>(type: "nvarchar(8)", maxLength: 8, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_LibraryFiles", x => x.LicenseId);
                    table.ForeignKey(
                        name: "FK_LibraryFiles_LibraryLicenses_LicenseId",
                        column: x => x.LicenseId,
                        principalTable: "LibraryLicenses",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "LibraryHolders",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    LicenseId = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    CodeHash = table.Column<byte[]>(type: "varbinary(32)", maxLength: 32, nullable: false),
                    NameAndBirthHash = table.Column<byte[]>(type: "varbinary(32)", maxLength: 32, nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_LibraryHolders", x => x.Id);
                    table.ForeignKey(
                        name: "FK_LibraryHolders_LibraryLicenses_LicenseId",
                        column: x => x.LicenseId,
                        principalTable: "LibraryLicenses",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "Verifications",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    VisitId = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    KindCode = table.Column<string>(type: "nvarchar(32)", maxLength: 32, nullable: false),
                    KindName = table.Column<string>(type: "nvarchar(128)", maxLength: 128, nullable: false),
                    Genuine = table.Column<string>(type: "nvarchar(16)", maxLength: 16, nullable: false),
                    InForce = table.Column<string>(type: "nvarchar(16)", maxLength: 16, nullable: false),
                    AtUtc = table.Column<DateTime>(type: "datetime2", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Verifications", x => x.Id);
                    table.ForeignKey(
                        name: "FK_Verifications_Visits_VisitId",
                        column: x => x.VisitId,
                        principalTable: "Visits",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateIndex(
                name: "IX_Copies_Hall_Day_Sequence",
                table: "Copies",
                columns: new[] { "Hall", "Day", "Sequence" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_Copies_HolderHash",
                table: "Copies",
                column: "HolderHash");

            migrationBuilder.CreateIndex(
                name: "IX_Copies_LicenseHash",
                table: "Copies",
                column: "LicenseHash");

            migrationBuilder.CreateIndex(
                name: "IX_Copies_State_Counter",
                table: "Copies",
                columns: new[] { "State", "Counter" });

            migrationBuilder.CreateIndex(
                name: "IX_Copies_Visit",
                table: "Copies",
                column: "Visit");

            migrationBuilder.CreateIndex(
                name: "IX_CopyChecks_AtUtc",
                table: "CopyChecks",
                column: "AtUtc");

            migrationBuilder.CreateIndex(
                name: "IX_CopyChecks_Number",
                table: "CopyChecks",
                column: "Number");

            migrationBuilder.CreateIndex(
                name: "IX_LibraryHolders_CodeHash",
                table: "LibraryHolders",
                column: "CodeHash");

            migrationBuilder.CreateIndex(
                name: "IX_LibraryHolders_LicenseId",
                table: "LibraryHolders",
                column: "LicenseId");

            migrationBuilder.CreateIndex(
                name: "IX_LibraryHolders_NameAndBirthHash",
                table: "LibraryHolders",
                column: "NameAndBirthHash");

            migrationBuilder.CreateIndex(
                name: "IX_LibraryLicenses_IdentifierHash",
                table: "LibraryLicenses",
                column: "IdentifierHash",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_LibraryLicenses_NumberHash",
                table: "LibraryLicenses",
                column: "NumberHash");

            migrationBuilder.CreateIndex(
                name: "IX_LibraryLicenses_SeriesHash_Version",
                table: "LibraryLicenses",
                columns: new[] { "SeriesHash", "Version" });

            migrationBuilder.CreateIndex(
                name: "IX_Verifications_AtUtc",
                table: "Verifications",
                column: "AtUtc");

            migrationBuilder.CreateIndex(
                name: "IX_Verifications_VisitId",
                table: "Verifications",
                column: "VisitId");

            migrationBuilder.CreateIndex(
                name: "IX_Visits_ClosedAtUtc_ClerkId",
                table: "Visits",
                columns: new[] { "ClosedAtUtc", "ClerkId" });

            migrationBuilder.CreateIndex(
                name: "IX_Visits_ClosedAtUtc_LastUsedAtUtc",
                table: "Visits",
                columns: new[] { "ClosedAtUtc", "LastUsedAtUtc" });
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "AuditEntries");

            migrationBuilder.DropTable(
                name: "AuditHeads");

            migrationBuilder.DropTable(
                name: "CopyChecks");

            migrationBuilder.DropTable(
                name: "KeyRings");

            migrationBuilder.DropTable(
                name: "LibraryFiles");

            migrationBuilder.DropTable(
                name: "LibraryHolders");

            migrationBuilder.DropTable(
                name: "Verifications");

            migrationBuilder.DropTable(
                name: "Copies");

            migrationBuilder.DropTable(
                name: "LibraryLicenses");

            migrationBuilder.DropTable(
                name: "Visits");
        }
    }
}
