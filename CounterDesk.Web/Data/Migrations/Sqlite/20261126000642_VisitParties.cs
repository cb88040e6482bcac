using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace CounterDesk.Web.Data.Migrations.Sqlite
{
    /// <inheritdoc />
    public partial class VisitParties : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropColumn(
                name: "BasisKind",
                table: "Visits");

            migrationBuilder.DropColumn(
                name: "BasisProof",
                table: "Visits");

            migrationBuilder.DropColumn(
                name: "BasisRecordedAtUtc",
                table: "Visits");

            migrationBuilder.AddColumn<Guid>(
                name: "QuestionId",
                table: "Visits",
                type: "TEXT",
                nullable: true);

            migrationBuilder.DropColumn(
                name: "BasisNote",
                table: "Visits");

            migrationBuilder.AddColumn<string>(
                name: "Duty",
                table: "Visits",
                type: "TEXT",
                maxLength: 100,
                nullable: true);

            migrationBuilder.AddColumn<DateTime>(
                name: "AskedAtUtc",
                table: "Visits",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "BusinessNumber",
                table: "Visits",
                type: "TEXT",
                maxLength: 40,
                nullable: true);

            migrationBuilder.AddColumn<DateTime>(
                name: "HandedOverAtUtc",
                table: "Visits",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<DateTime>(
                name: "HelpAskedAtUtc",
                table: "Visits",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "ItemCode",
                table: "Visits",
                type: "TEXT",
                maxLength: 40,
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "ItemKinds",
                table: "Visits",
                type: "TEXT",
                maxLength: 1024,
                nullable: true);

            migrationBuilder.AddColumn<DateTime>(
                name: "LockedAtUtc",
                table: "Visits",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "Needs",
                table: "Visits",
                type: "TEXT",
                maxLength: 128,
                nullable: false,
                defaultValue: "None");

            migrationBuilder.AddColumn<string>(
                name: "Phase",
                table: "Visits",
                type: "TEXT",
                maxLength: 32,
                nullable: false,
                defaultValue: "Reception");

            migrationBuilder.AddColumn<Guid>(
                name: "QuestionHolder",
                table: "Visits",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "QuestionKinds",
                table: "Visits",
                type: "TEXT",
                maxLength: 1024,
                nullable: true);

            migrationBuilder.AddColumn<int>(
                name: "ValidityDays",
                table: "Visits",
                type: "INTEGER",
                nullable: true);

            migrationBuilder.CreateTable(
                name: "Parties",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    VisitId = table.Column<Guid>(type: "TEXT", nullable: false),
                    Ordinal = table.Column<int>(type: "INTEGER", nullable: false),
                    Role = table.Column<string>(type: "TEXT", maxLength: 32, nullable: false),
                    IsPresent = table.Column<bool>(type: "INTEGER", nullable: false),
                    MaskedName = table.Column<string>(type: "TEXT", maxLength: 64, nullable: true),
                    MaskedNumber = table.Column<string>(type: "TEXT", maxLength: 64, nullable: true),
                    NumberHash = table.Column<byte[]>(type: "BLOB", maxLength: 32, nullable: true),
                    Age = table.Column<int>(type: "INTEGER", nullable: true),
                    IsMale = table.Column<bool>(type: "INTEGER", nullable: true),
                    Method = table.Column<string>(type: "TEXT", maxLength: 16, nullable: true),
                    TypedReason = table.Column<string>(type: "TEXT", maxLength: 16, nullable: true),
                    Seen = table.Column<string>(type: "TEXT", maxLength: 128, nullable: false),
                    Face = table.Column<string>(type: "TEXT", maxLength: 16, nullable: true),
                    IsReaderSigned = table.Column<bool>(type: "INTEGER", nullable: false),
                    IdentifiedAtUtc = table.Column<DateTime>(type: "TEXT", nullable: true),
                    ConfirmedBy = table.Column<string>(type: "TEXT", maxLength: 64, nullable: true),
                    ConfirmedUntilUtc = table.Column<DateTime>(type: "TEXT", nullable: true),
                    BasisKind = table.Column<string>(type: "TEXT", maxLength: 32, nullable: true),
                    BasisProof = table.Column<string>(type: "TEXT", maxLength: 16, nullable: true),
                    BasisNote = table.Column<string>(type: "TEXT", maxLength: 100, nullable: true),
                    BasisAtUtc = table.Column<DateTime>(type: "TEXT", nullable: true),
                    Answer = table.Column<string>(type: "TEXT", maxLength: 16, nullable: true),
                    AnsweredAtUtc = table.Column<DateTime>(type: "TEXT", nullable: true),
                    AgreedKinds = table.Column<string>(type: "TEXT", maxLength: 1024, nullable: true),
                    ProvenByKind = table.Column<string>(type: "TEXT", maxLength: 32, nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Parties", x => x.Id);
                    table.ForeignKey(
                        name: "FK_Parties_Visits_VisitId",
                        column: x => x.VisitId,
                        principalTable: "Visits",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "Ratings",
                columns: table => new
                {
                    VisitId = table.Column<Guid>(type: "TEXT", nullable: false),
                    Counter = table.Column<string>(type: "TEXT", maxLength: 16, nullable: false),
                    Grade = table.Column<string>(type: "TEXT", maxLength: 32, nullable: true),
                    AtUtc = table.Column<DateTime>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Ratings", x => x.VisitId);
                    table.ForeignKey(
                        name: "FK_Ratings_Visits_VisitId",
                        column: x => x.VisitId,
                        principalTable: "Visits",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "VisitPhases",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    VisitId = table.Column<Guid>(type: "TEXT", nullable: false),
                    Phase = table.Column<string>(type: "TEXT", maxLength: 32, nullable: false),
                    FromUtc = table.Column<DateTime>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_VisitPhases", x => x.Id);
                    table.ForeignKey(
                        name: "FK_VisitPhases_Visits_VisitId",
                        column: x => x.VisitId,
                        principalTable: "Visits",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "PartyIdentities",
                columns: table => new
                {
                    PartyId = table.Column<Guid>(type: "TEXT", nullable: false),
                    Content_Bytes = table.Column<byte[]>(type: "BLOB", nullable: false),
                    Content_KeyId = table.Column<string>(type: "TEXT", maxLength: 8, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_PartyIdentities", x => x.PartyId);
                    table.ForeignKey(
                        name: "FK_PartyIdentities_Parties_PartyId",
                        column: x => x.PartyId,
                        principalTable: "Parties",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateIndex(
                name: "IX_Visits_Counter_ClosedAtUtc",
                table: "Visits",
                columns: new[] { "Counter", "ClosedAtUtc" });

            migrationBuilder.CreateIndex(
                name: "IX_Parties_NumberHash",
                table: "Parties",
                column: "NumberHash");

            migrationBuilder.CreateIndex(
                name: "IX_Parties_VisitId_Ordinal",
                table: "Parties",
                columns: new[] { "VisitId", "Ordinal" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_Ratings_AtUtc",
                table: "Ratings",
                column: "AtUtc");

            migrationBuilder.CreateIndex(
                name: "IX_VisitPhases_VisitId_FromUtc",
                table: "VisitPhases",
                columns: new[] { "VisitId", "FromUtc" });
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "PartyIdentities");

            migrationBuilder.DropTable(
                name: "Ratings");

            migrationBuilder.DropTable(
                name: "VisitPhases");

            migrationBuilder.DropTable(
                name: "Parties");

            migrationBuilder.DropIndex(
                name: "IX_Visits_Counter_ClosedAtUtc",
                table: "Visits");

            migrationBuilder.DropColumn(
                name: "AskedAtUtc",
                table: "Visits");

            migrationBuilder.DropColumn(
                name: "BusinessNumber",
                table: "Visits");

            migrationBuilder.DropColumn(
                name: "HandedOverAtUtc",
                table: "Visits");

            migrationBuilder.DropColumn(
                name: "HelpAskedAtUtc",
                table: "Visits");

            migrationBuilder.DropColumn(
                name: "ItemCode",
                table: "Visits");

            migrationBuilder.DropColumn(
                name: "ItemKinds",
                table: "Visits");

            migrationBuilder.DropColumn(
                name: "LockedAtUtc",
                table: "Visits");

            migrationBuilder.DropColumn(
                name: "Needs",
                table: "Visits");

            migrationBuilder.DropColumn(
                name: "Phase",
                table: "Visits");

            migrationBuilder.DropColumn(
                name: "QuestionHolder",
                table: "Visits");

            migrationBuilder.DropColumn(
                name: "QuestionKinds",
                table: "Visits");

            migrationBuilder.DropColumn(
                name: "ValidityDays",
                table: "Visits");

            migrationBuilder.DropColumn(
                name: "QuestionId",
                table: "Visits");

            migrationBuilder.AddColumn<DateTime>(
                name: "BasisRecordedAtUtc",
                table: "Visits",
                type: "TEXT",
                nullable: true);

            migrationBuilder.DropColumn(
                name: "Duty",
                table: "Visits");

            migrationBuilder.AddColumn<string>(
                name: "BasisNote",
                table: "Visits",
                type: "TEXT",
                maxLength: 100,
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "BasisKind",
                table: "Visits",
                type: "TEXT",
                maxLength: 32,
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "BasisProof",
                table: "Visits",
                type: "TEXT",
                maxLength: 16,
                nullable: true);
        }
    }
}
