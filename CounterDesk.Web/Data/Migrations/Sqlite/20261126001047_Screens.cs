using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace CounterDesk.Web.Data.Migrations.Sqlite
{
    /// <inheritdoc />
    public partial class Screens : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "Screens",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    Counter = table.Column<string>(type: "TEXT", maxLength: 16, nullable: false),
                    DeviceKeyHash = table.Column<byte[]>(type: "BLOB", maxLength: 32, nullable: false),
                    PairedBy = table.Column<string>(type: "TEXT", maxLength: 128, nullable: false),
                    PairedAtUtc = table.Column<DateTime>(type: "TEXT", nullable: false),
                    RevokedAtUtc = table.Column<DateTime>(type: "TEXT", nullable: true),
                    LastSeenAtUtc = table.Column<DateTime>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Screens", x => x.Id);
                });

            migrationBuilder.CreateIndex(
                name: "IX_Screens_Counter_RevokedAtUtc",
                table: "Screens",
                columns: new[] { "Counter", "RevokedAtUtc" });

            migrationBuilder.CreateIndex(
                name: "IX_Screens_DeviceKeyHash_RevokedAtUtc",
                table: "Screens",
                columns: new[] { "DeviceKeyHash", "RevokedAtUtc" });
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "Screens");
        }
    }
}
