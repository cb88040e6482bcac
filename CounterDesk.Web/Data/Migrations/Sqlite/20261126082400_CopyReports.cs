using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace CounterDesk.Web.Data.Migrations.Sqlite
{
    /// <inheritdoc />
    public partial class CopyReports : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "CopyReports",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    Number = table.Column<string>(type: "TEXT", maxLength: 19, nullable: false),
                    Hall = table.Column<string>(type: "TEXT", maxLength: 4, nullable: false),
                    Concern = table.Column<string>(type: "TEXT", maxLength: 16, nullable: false),
                    AtUtc = table.Column<DateTime>(type: "TEXT", nullable: false),
                    Reply = table.Column<string>(type: "TEXT", maxLength: 16, nullable: true),
                    RepliedAtUtc = table.Column<DateTime>(type: "TEXT", nullable: true),
                    Version = table.Column<Guid>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_CopyReports", x => x.Id);
                    table.ForeignKey(
                        name: "FK_CopyReports_Copies_Number",
                        column: x => x.Number,
                        principalTable: "Copies",
                        principalColumn: "Number",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "CopyReportWords",
                columns: table => new
                {
                    ReportId = table.Column<Guid>(type: "TEXT", nullable: false),
                    Content_Bytes = table.Column<byte[]>(type: "BLOB", nullable: false),
                    Content_KeyId = table.Column<string>(type: "TEXT", maxLength: 8, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_CopyReportWords", x => x.ReportId);
                    table.ForeignKey(
                        name: "FK_CopyReportWords_CopyReports_ReportId",
                        column: x => x.ReportId,
                        principalTable: "CopyReports",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateIndex(
                name: "IX_CopyReports_Hall_RepliedAtUtc_AtUtc",
                table: "CopyReports",
                columns: new[] { "Hall", "RepliedAtUtc", "AtUtc" });

            migrationBuilder.CreateIndex(
                name: "IX_CopyReports_Number",
                table: "CopyReports",
                column: "Number");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "CopyReportWords");

            migrationBuilder.DropTable(
                name: "CopyReports");
        }
    }
}
