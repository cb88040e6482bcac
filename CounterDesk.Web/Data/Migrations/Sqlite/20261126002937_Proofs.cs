using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace CounterDesk.Web.Data.Migrations.Sqlite
{
    /// <inheritdoc />
    public partial class Proofs : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "Mandates",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    VisitId = table.Column<Guid>(type: "TEXT", nullable: false),
                    AgentPartyId = table.Column<Guid>(type: "TEXT", nullable: false),
                    PrincipalPartyId = table.Column<Guid>(type: "TEXT", nullable: false),
                    MaskedAgent = table.Column<string>(type: "TEXT", maxLength: 64, nullable: false),
                    MaskedPrincipal = table.Column<string>(type: "TEXT", maxLength: 64, nullable: false),
                    ReadItemCode = table.Column<string>(type: "TEXT", maxLength: 64, nullable: true),
                    IsItemCovered = table.Column<bool>(type: "INTEGER", nullable: true),
                    Kinds = table.Column<string>(type: "TEXT", maxLength: 1760, nullable: false),
                    FirstDay = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    LastDay = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    RunsUntilDone = table.Column<bool>(type: "INTEGER", nullable: false),
                    Form = table.Column<string>(type: "TEXT", maxLength: 16, nullable: false),
                    Number = table.Column<string>(type: "TEXT", maxLength: 60, nullable: true),
                    IsSigned = table.Column<bool>(type: "INTEGER", nullable: false),
                    KnownEnd = table.Column<string>(type: "TEXT", maxLength: 16, nullable: true),
                    RecordedAtUtc = table.Column<DateTime>(type: "TEXT", nullable: false),
                    Words_Bytes = table.Column<byte[]>(type: "BLOB", nullable: true),
                    Words_KeyId = table.Column<string>(type: "TEXT", maxLength: 8, nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Mandates", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "Proofs",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    VisitId = table.Column<Guid>(type: "TEXT", nullable: false),
                    PartyId = table.Column<Guid>(type: "TEXT", nullable: false),
                    Kind = table.Column<string>(type: "TEXT", maxLength: 16, nullable: false),
                    Format = table.Column<string>(type: "TEXT", maxLength: 8, nullable: false),
                    Orientation = table.Column<int>(type: "INTEGER", nullable: false),
                    KeptAtUtc = table.Column<DateTime>(type: "TEXT", nullable: false),
                    EndsOn = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    WipedAtUtc = table.Column<DateTime>(type: "TEXT", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Proofs", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "ProofContents",
                columns: table => new
                {
                    ProofId = table.Column<Guid>(type: "TEXT", nullable: false),
                    Content_Bytes = table.Column<byte[]>(type: "BLOB", nullable: false),
                    Content_KeyId = table.Column<string>(type: "TEXT", maxLength: 8, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_ProofContents", x => x.ProofId);
                    table.ForeignKey(
                        name: "FK_ProofContents_Proofs_ProofId",
                        column: x => x.ProofId,
                        principalTable: "Proofs",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateIndex(
                name: "IX_Mandates_VisitId",
                table: "Mandates",
                column: "VisitId");

            migrationBuilder.CreateIndex(
                name: "IX_Proofs_VisitId",
                table: "Proofs",
                column: "VisitId");

            migrationBuilder.CreateIndex(
                name: "IX_Proofs_WipedAtUtc_EndsOn",
                table: "Proofs",
                columns: new[] { "WipedAtUtc", "EndsOn" });
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "Mandates");

            migrationBuilder.DropTable(
                name: "ProofContents");

            migrationBuilder.DropTable(
                name: "Proofs");
        }
    }
}
