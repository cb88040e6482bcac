using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace CounterDesk.Web.Data.Migrations.SqlServer
{
    /// <inheritdoc />
    public partial class BreakGlass : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<string>(
                name: "WentPast",
                table: "Copies",
                type: "nvarchar(64)",
                maxLength: 64,
                nullable: false,
                defaultValue: "");

            migrationBuilder.CreateTable(
                name: "BreakGlassOpenings",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    Hall = table.Column<string>(type: "nvarchar(4)", maxLength: 4, nullable: false),
                    VisitId = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    Counter = table.Column<string>(type: "nvarchar(16)", maxLength: 16, nullable: false),
                    Clerk = table.Column<string>(type: "nvarchar(128)", maxLength: 128, nullable: false),
                    Rule = table.Column<string>(type: "nvarchar(32)", maxLength: 32, nullable: false),
                    Reason = table.Column<string>(type: "nvarchar(200)", maxLength: 200, nullable: false),
                    OpenedBy = table.Column<string>(type: "nvarchar(128)", maxLength: 128, nullable: false),
                    OpenedByNumber = table.Column<string>(type: "nvarchar(32)", maxLength: 32, nullable: false),
                    OpenedAtUtc = table.Column<DateTime>(type: "datetime2", nullable: false),
                    UntilUtc = table.Column<DateTime>(type: "datetime2", nullable: false),
                    EndedAtUtc = table.Column<DateTime>(type: "datetime2", nullable: true),
                    End = table.Column<string>(type: "nvarchar(16)", maxLength: 16, nullable: true),
                    EndedBy = table.Column<string>(type: "nvarchar(128)", maxLength: 128, nullable: true),
                    Finding = table.Column<string>(type: "nvarchar(16)", maxLength: 16, nullable: true),
                    ReviewNote = table.Column<string>(type: "nvarchar(200)", maxLength: 200, nullable: true),
                    ReviewedBy = table.Column<string>(type: "nvarchar(128)", maxLength: 128, nullable: true),
                    ReviewedByNumber = table.Column<string>(type: "nvarchar(32)", maxLength: 32, nullable: true),
                    ReviewedAtUtc = table.Column<DateTime>(type: "datetime2", nullable: true),
                    Version = table.Column<Guid>(type: "uniqueidentifier", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_BreakGlassOpenings", x => x.Id);
                });

            migrationBuilder.CreateIndex(
                name: "IX_BreakGlassOpenings_Hall_EndedAtUtc",
                table: "BreakGlassOpenings",
                columns: new[] { "Hall", "EndedAtUtc" });

            migrationBuilder.CreateIndex(
                name: "IX_BreakGlassOpenings_Hall_ReviewedAtUtc_OpenedAtUtc",
                table: "BreakGlassOpenings",
                columns: new[] { "Hall", "ReviewedAtUtc", "OpenedAtUtc" });

            migrationBuilder.CreateIndex(
                name: "IX_BreakGlassOpenings_VisitId",
                table: "BreakGlassOpenings",
                column: "VisitId");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "BreakGlassOpenings");

            migrationBuilder.DropColumn(
                name: "WentPast",
                table: "Copies");
        }
    }
}
