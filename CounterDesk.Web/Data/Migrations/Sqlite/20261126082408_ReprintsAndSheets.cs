using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace CounterDesk.Web.Data.Migrations.Sqlite
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
                type: "INTEGER",
                nullable: false,
                defaultValue: 0);

            migrationBuilder.AddColumn<string>(
                name: "ReprintNote",
                table: "Copies",
                type: "TEXT",
                maxLength: 80,
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "ReprintedFor",
                table: "Copies",
                type: "TEXT",
                maxLength: 16,
                nullable: true);

            migrationBuilder.AddColumn<DateTime>(
                name: "SentAtUtc",
                table: "Copies",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "VoidFor",
                table: "Copies",
                type: "TEXT",
                maxLength: 16,
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "Copy",
                table: "Confirmations",
                type: "TEXT",
                maxLength: 19,
                nullable: true);

            migrationBuilder.CreateTable(
                name: "Sheets",
                columns: table => new
                {
                    Hall = table.Column<string>(type: "TEXT", maxLength: 4, nullable: false),
                    Number = table.Column<string>(type: "TEXT", maxLength: 20, nullable: false),
                    Day = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    Counter = table.Column<string>(type: "TEXT", maxLength: 16, nullable: false),
                    Use = table.Column<string>(type: "TEXT", maxLength: 16, nullable: false),
                    Copy = table.Column<string>(type: "TEXT", maxLength: 19, nullable: true),
                    Note = table.Column<string>(type: "TEXT", maxLength: 100, nullable: true),
                    ClerkId = table.Column<string>(type: "TEXT", maxLength: 64, nullable: false),
                    AtUtc = table.Column<DateTime>(type: "TEXT", nullable: false)
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
