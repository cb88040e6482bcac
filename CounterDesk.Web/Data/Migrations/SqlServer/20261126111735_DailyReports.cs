using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace CounterDesk.Web.Data.Migrations.SqlServer
{
    /// <inheritdoc />
    public partial class DailyReports : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "ClosedReports",
                columns: table => new
                {
                    Hall = table.Column<string>(type: "nvarchar(4)", maxLength: 4, nullable: false),
                    Day = table.Column<DateOnly>(type: "date", nullable: false),
                    Version = table.Column<int>(type: "int", nullable: false),
                    ClosedAtUtc = table.Column<DateTime>(type: "datetime2", nullable: false),
                    FirstEntry = table.Column<long>(type: "bigint", nullable: false),
                    LastEntry = table.Column<long>(type: "bigint", nullable: false),
                    IsWholeDay = table.Column<bool>(type: "bit", nullable: false),
                    Root = table.Column<string>(type: "nvarchar(64)", maxLength: 64, nullable: false),
                    Numbers = table.Column<byte[]>(type: "varbinary(max)", nullable: false),
                    Digest = table.Column<byte[]>(type: "varbinary(32)", maxLength: 32, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_ClosedReports", x => new { x.Hall, x.Day, x.Version });
                });
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "ClosedReports");
        }
    }
}
