using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace CounterDesk.Web.Data.Migrations.SqlServer
{
    /// <inheritdoc />
    public partial class WhoLooked : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateIndex(
                name: "IX_AuditEntries_SubjectHash_AtUtc",
                table: "AuditEntries",
                columns: new[] { "SubjectHash", "AtUtc" });

            migrationBuilder.CreateIndex(
                name: "IX_AuditEntries_Visit",
                table: "AuditEntries",
                column: "Visit");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "IX_AuditEntries_SubjectHash_AtUtc",
                table: "AuditEntries");

            migrationBuilder.DropIndex(
                name: "IX_AuditEntries_Visit",
                table: "AuditEntries");
        }
    }
}
