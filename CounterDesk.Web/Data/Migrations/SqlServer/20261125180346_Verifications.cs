using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace CounterDesk.Web.Data.Migrations.SqlServer
{
    /// <inheritdoc />
    public partial class Verifications : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<string>(
                name: "Reached",
                table: "Visits",
                type: "nvarchar(16)",
                maxLength: 16,
                nullable: false,
                defaultValue: "");

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
                name: "IX_Verifications_AtUtc",
                table: "Verifications",
                column: "AtUtc");

            migrationBuilder.CreateIndex(
                name: "IX_Verifications_VisitId",
                table: "Verifications",
                column: "VisitId");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "Verifications");

            migrationBuilder.DropColumn(
                name: "Reached",
                table: "Visits");
        }
    }
}
