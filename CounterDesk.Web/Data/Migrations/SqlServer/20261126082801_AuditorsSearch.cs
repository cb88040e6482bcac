using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace CounterDesk.Web.Data.Migrations.SqlServer
{
    /// <inheritdoc />
    public partial class AuditorsSearch : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "IX_AuditEntries_Visit",
                table: "AuditEntries");

            migrationBuilder.CreateIndex(
                name: "IX_AuditEntries_Hall_Action_Sequence",
                table: "AuditEntries",
                columns: new[] { "Hall", "Action", "Sequence" });

            migrationBuilder.CreateIndex(
                name: "IX_AuditEntries_Hall_Actor_Sequence",
                table: "AuditEntries",
                columns: new[] { "Hall", "Actor", "Sequence" });

            migrationBuilder.CreateIndex(
                name: "IX_AuditEntries_Hall_KindCode_Sequence",
                table: "AuditEntries",
                columns: new[] { "Hall", "KindCode", "Sequence" });

            migrationBuilder.CreateIndex(
                name: "IX_AuditEntries_Hall_LicenseHash_Sequence",
                table: "AuditEntries",
                columns: new[] { "Hall", "LicenseHash", "Sequence" });

            migrationBuilder.CreateIndex(
                name: "IX_AuditEntries_Hall_Outcome_Sequence",
                table: "AuditEntries",
                columns: new[] { "Hall", "Outcome", "Sequence" });

            migrationBuilder.CreateIndex(
                name: "IX_AuditEntries_Hall_SubjectHash_Sequence",
                table: "AuditEntries",
                columns: new[] { "Hall", "SubjectHash", "Sequence" });

            migrationBuilder.CreateIndex(
                name: "IX_AuditEntries_Visit_Hall_Sequence",
                table: "AuditEntries",
                columns: new[] { "Visit", "Hall", "Sequence" });
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "IX_AuditEntries_Hall_Action_Sequence",
                table: "AuditEntries");

            migrationBuilder.DropIndex(
                name: "IX_AuditEntries_Hall_Actor_Sequence",
                table: "AuditEntries");

            migrationBuilder.DropIndex(
                name: "IX_AuditEntries_Hall_KindCode_Sequence",
                table: "AuditEntries");

            migrationBuilder.DropIndex(
                name: "IX_AuditEntries_Hall_LicenseHash_Sequence",
                table: "AuditEntries");

            migrationBuilder.DropIndex(
                name: "IX_AuditEntries_Hall_Outcome_Sequence",
                table: "AuditEntries");

            migrationBuilder.DropIndex(
                name: "IX_AuditEntries_Hall_SubjectHash_Sequence",
                table: "AuditEntries");

            migrationBuilder.DropIndex(
                name: "IX_AuditEntries_Visit_Hall_Sequence",
                table: "AuditEntries");

            migrationBuilder.CreateIndex(
                name: "IX_AuditEntries_Visit",
                table: "AuditEntries",
                column: "Visit");
        }
    }
}
