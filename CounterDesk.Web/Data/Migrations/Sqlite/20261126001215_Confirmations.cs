using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace CounterDesk.Web.Data.Migrations.Sqlite
{
    /// <inheritdoc />
    public partial class Confirmations : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "Confirmations",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    Hall = table.Column<string>(type: "TEXT", maxLength: 4, nullable: false),
                    VisitId = table.Column<Guid>(type: "TEXT", nullable: false),
                    PartyId = table.Column<Guid>(type: "TEXT", nullable: false),
                    Subject = table.Column<string>(type: "TEXT", maxLength: 32, nullable: false),
                    MaskedName = table.Column<string>(type: "TEXT", maxLength: 64, nullable: true),
                    Reason = table.Column<string>(type: "TEXT", maxLength: 100, nullable: false),
                    AskedBy = table.Column<string>(type: "TEXT", maxLength: 64, nullable: false),
                    AskedByNumber = table.Column<string>(type: "TEXT", maxLength: 32, nullable: false),
                    Counter = table.Column<string>(type: "TEXT", maxLength: 16, nullable: false),
                    AskedAtUtc = table.Column<DateTime>(type: "TEXT", nullable: false),
                    ExpiresAtUtc = table.Column<DateTime>(type: "TEXT", nullable: false),
                    NeedsSupervisor = table.Column<bool>(type: "INTEGER", nullable: false),
                    State = table.Column<string>(type: "TEXT", maxLength: 16, nullable: false),
                    DecidedBy = table.Column<string>(type: "TEXT", maxLength: 64, nullable: true),
                    DecidedByNumber = table.Column<string>(type: "TEXT", maxLength: 32, nullable: true),
                    DecidedByRole = table.Column<string>(type: "TEXT", maxLength: 16, nullable: true),
                    Way = table.Column<string>(type: "TEXT", maxLength: 16, nullable: true),
                    DecidedAtUtc = table.Column<DateTime>(type: "TEXT", nullable: true),
                    Note = table.Column<string>(type: "TEXT", maxLength: 100, nullable: true),
                    ValidUntilUtc = table.Column<DateTime>(type: "TEXT", nullable: true),
                    Version = table.Column<Guid>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Confirmations", x => x.Id);
                });

            migrationBuilder.CreateIndex(
                name: "IX_Confirmations_Hall_AskedAtUtc",
                table: "Confirmations",
                columns: new[] { "Hall", "AskedAtUtc" });

            migrationBuilder.CreateIndex(
                name: "IX_Confirmations_Hall_State",
                table: "Confirmations",
                columns: new[] { "Hall", "State" });

            migrationBuilder.CreateIndex(
                name: "IX_Confirmations_VisitId",
                table: "Confirmations",
                column: "VisitId");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "Confirmations");
        }
    }
}
