using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace CounterDesk.Web.Data.Migrations.SqlServer
{
    /// <inheritdoc />
    public partial class WhoLookedByLetter : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<bool>(
                name: "CoversWhoLooked",
                table: "Mandates",
                type: "bit",
                nullable: false,
                defaultValue: false);

            migrationBuilder.CreateIndex(
                name: "IX_AuditEntries_Hall_AtUtc_Sequence",
                table: "AuditEntries",
                columns: new[] { "Hall", "AtUtc", "Sequence" });
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "IX_AuditEntries_Hall_AtUtc_Sequence",
                table: "AuditEntries");

            migrationBuilder.DropColumn(
                name: "CoversWhoLooked",
                table: "Mandates");
        }
    }
}
