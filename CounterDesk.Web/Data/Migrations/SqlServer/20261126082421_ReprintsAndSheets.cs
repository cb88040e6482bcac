using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace CounterDesk.Web.Data.Migrations.SqlServer
{
    /// <inheritdoc />
    public partial class ReprintsAndSheets : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<int>(
                name: "Pages",
                table: "Copies",
                type: "int",
                nullable: false,
                defaultValue: 0);

            migrationBuilder.AddColumn<string>(
                name: "ReprintNote",
                table: "Copies",
                type: "nvarchar(80)",
                maxLength: 80,
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "ReprintedFor",
                table: "Copies",
                type: "nvarchar(16)",
                maxLength: 16,
                nullable: true);

            migrationBuilder.AddColumn<DateTime>(
                name: "SentAtUtc",
                table: "Copies",
                type: "datetime2",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "VoidFor",
                table: "Copies",
                type: "nvarchar(16)",
                maxLength: 16,
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "Copy",
                table: "Confirmations",
                type: "nvarchar(19)",
                maxLength: 19,
                nullable: true);

            migrationBuilder.CreateTable(
                name: "Sheets",
                columns: table => new
                {
                    Hall = table.Column<string>(type: "nvarchar(4)", maxLength: 4, nullable: false),
                    Number = table.Column<string>(type: "nvarchar(20)", maxLength: 20, nullable: false),
                    Day = table.Column<DateOnly>(type: "date", nullable: false),
                    Counter = table.Column<string>(type: "nvarchar(16)", maxLength: 16, nullable: false),
                    Use = table.Column<string>(type: "nvarchar(16)", maxLength: 16, nullable: false),
                    Copy = table.Column<string>(type: "nvarchar(19)", maxLength: 19, nullable: true),
                    Note = table.Column<string>(type: "nvarchar(100)", maxLength: 100, nullable: true),
                    ClerkId = table.Column<string>(type: "nvarchar(64)", maxLength: 64, nullable: false),
                    AtUtc = table.Column<DateTime>(type: "datetime2", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Sheets", x => new { x.Hall, x.Number });
                });

            migrationBuilder.CreateIndex(
                name: "IX_Sheets_Copy",
                table: "Sheets",
                column: "Copy");

            migrationBuilder.CreateIndex(
                name: "IX_Sheets_Hall_Counter_Day",
                table: "Sheets",
                columns: new[] { "Hall", "Counter", "Day" });
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "Sheets");

            migrationBuilder.DropColumn(
                name: "Pages",
                table: "Copies");

            migrationBuilder.DropColumn(
                name: "ReprintNote",
                table: "Copies");

            migrationBuilder.DropColumn(
                name: "ReprintedFor",
                table: "Copies");

            migrationBuilder.DropColumn(
                name: "SentAtUtc",
                table: "Copies");

            migrationBuilder.DropColumn(
                name: "VoidFor",
                table: "Copies");

            migrationBuilder.DropColumn(
                name: "Copy",
                table: "Confirmations");
        }
    }
}
