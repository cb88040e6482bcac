using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace CounterDesk.Web.Data.Migrations.Sqlite
{
    /// <inheritdoc />
    public partial class LibraryMirror : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<long>(
                name: "ContentChange",
                table: "LibraryLicenses",
                type: "INTEGER",
                nullable: false,
                defaultValue: 0L);

            migrationBuilder.AddColumn<int>(
                name: "Load",
                table: "LibraryLicenses",
                type: "INTEGER",
                nullable: false,
                defaultValue: 0);

            migrationBuilder.AddColumn<long>(
                name: "StatusChange",
                table: "LibraryLicenses",
                type: "INTEGER",
                nullable: false,
                defaultValue: 0L);

            migrationBuilder.CreateTable(
                name: "LibraryAheadStatuses",
                columns: table => new
                {
                    IdentifierHash = table.Column<byte[]>(type: "BLOB", maxLength: 32, nullable: false),
                    Status = table.Column<string>(type: "TEXT", maxLength: 20, nullable: false),
                    Change = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_LibraryAheadStatuses", x => x.IdentifierHash);
                });

            migrationBuilder.CreateTable(
                name: "LibraryMirrors",
                columns: table => new
                {
                    Key = table.Column<string>(type: "TEXT", maxLength: 20, nullable: false),
                    Cursor = table.Column<string>(type: "TEXT", maxLength: 400, nullable: true),
                    Load = table.Column<int>(type: "INTEGER", nullable: false),
                    LoadBegunAtUtc = table.Column<DateTime>(type: "TEXT", nullable: true),
                    LoadedAtUtc = table.Column<DateTime>(type: "TEXT", nullable: true),
                    IsLoading = table.Column<bool>(type: "INTEGER", nullable: false),
                    CurrentAtUtc = table.Column<DateTime>(type: "TEXT", nullable: true),
                    AnsweredAtUtc = table.Column<DateTime>(type: "TEXT", nullable: true),
                    DownSinceUtc = table.Column<DateTime>(type: "TEXT", nullable: true),
                    Trouble = table.Column<string>(type: "TEXT", maxLength: 120, nullable: true),
                    Taken = table.Column<long>(type: "INTEGER", nullable: false),
                    Refused = table.Column<long>(type: "INTEGER", nullable: false),
                    LeaseHolder = table.Column<Guid>(type: "TEXT", nullable: true),
                    LeaseUntilUtc = table.Column<DateTime>(type: "TEXT", nullable: true),
                    Version = table.Column<Guid>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_LibraryMirrors", x => x.Key);
                });

            migrationBuilder.CreateTable(
                name: "LibraryRefusedChanges",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    Number = table.Column<long>(type: "INTEGER", nullable: false),
                    Why = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    Field = table.Column<string>(type: "TEXT", maxLength: 60, nullable: true),
                    RawCode = table.Column<string>(type: "TEXT", maxLength: 20, nullable: true),
                    AtUtc = table.Column<DateTime>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_LibraryRefusedChanges", x => x.Id);
                });

            migrationBuilder.CreateIndex(
                name: "IX_LibraryRefusedChanges_Number",
                table: "LibraryRefusedChanges",
                column: "Number");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "LibraryAheadStatuses");

            migrationBuilder.DropTable(
                name: "LibraryMirrors");

            migrationBuilder.DropTable(
                name: "LibraryRefusedChanges");

            migrationBuilder.DropColumn(
                name: "ContentChange",
                table: "LibraryLicenses");

            migrationBuilder.DropColumn(
                name: "Load",
                table: "LibraryLicenses");

            migrationBuilder.DropColumn(
                name: "StatusChange",
                table: "LibraryLicenses");
        }
    }
}
