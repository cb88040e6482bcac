using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace CounterDesk.Web.Data.Migrations.Sqlite
{
    /// <inheritdoc />
    public partial class TrustRecords : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "TrustRecords",
                columns: table => new
                {
                    Hall = table.Column<string>(type: "TEXT", maxLength: 8, nullable: false),
                    Fingerprint = table.Column<string>(type: "TEXT", maxLength: 64, nullable: false),
                    FileName = table.Column<string>(type: "TEXT", maxLength: 120, nullable: false),
                    Size = table.Column<int>(type: "INTEGER", nullable: false),
                    OfferedBy = table.Column<string>(type: "TEXT", maxLength: 128, nullable: false),
                    OfferedByName = table.Column<string>(type: "TEXT", maxLength: 60, nullable: false),
                    OfferedAtUtc = table.Column<DateTime>(type: "TEXT", nullable: false),
                    ComparedBy = table.Column<string>(type: "TEXT", maxLength: 128, nullable: true),
                    ComparedByName = table.Column<string>(type: "TEXT", maxLength: 60, nullable: true),
                    ComparedAtUtc = table.Column<DateTime>(type: "TEXT", nullable: true),
                    Letter = table.Column<string>(type: "TEXT", maxLength: 100, nullable: true),
                    WrongTries = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_TrustRecords", x => new { x.Hall, x.Fingerprint });
                });
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "TrustRecords");
        }
    }
}
