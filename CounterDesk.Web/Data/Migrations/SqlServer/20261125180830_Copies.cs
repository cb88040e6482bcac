using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace CounterDesk.Web.Data.Migrations.SqlServer
{
    /// <inheritdoc />
    public partial class Copies : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
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
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "CopyChecks");

            migrationBuilder.DropTable(
                name: "Copies");
        }
    }
}
