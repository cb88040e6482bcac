using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace CounterDesk.Web.Data.Migrations.SqlServer
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
                type: "bigint",
                nullable: false,
                defaultValue: 0L);

            migrationBuilder.AddColumn<int>(
                name: "Load",
                table: "LibraryLicenses",
                type: "int",
                nullable: false,
                defaultValue: 0);

            migrationBuilder.AddColumn<long>(
                name: "StatusChange",
                table: "LibraryLicenses",
                type: "bigint",
                nullable: false,
                defaultValue: 0L);

            migrationBuilder.CreateTable(
                name: "LibraryAheadStatuses",
                columns: table => new
                {
                    IdentifierHash = table.Column<byte[]>(type: "varbinary(32)", maxLength: 32, nullable: false),
                    Status = table.Column<string>(type: "nvarchar(20)", maxLength: 20, nullable: false),
                    Change = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_LibraryAheadStatuses", x => x.IdentifierHash);
                });

            migrationBuilder.CreateTable(
                name: "LibraryMirrors",
                columns: table => new
                {
                    Key = table.Column<string>(type: "nvarchar(20)", maxLength: 20, nullable: false),
                    Cursor = table.Column<string>(type: "nvarchar(400)", maxLength: 400, nullable: true),
                    Load = table.Column<int>(type: "int", nullable: false),
                    LoadBegunAtUtc = table.Column<DateTime>(type: "datetime2", nullable: true),
                    LoadedAtUtc = table.Column<DateTime>(type: "datetime2", nullable: true),
                    IsLoading = table.Column<bool>(type: "bit", nullable: false),
                    CurrentAtUtc = table.Column<DateTime>(type: "datetime2", nullable: true),
                    AnsweredAtUtc = table.Column<DateTime>(type: "datetime2", nullable: true),
                    DownSinceUtc = table.Column<DateTime>(type: "datetime2", nullable: true),
                    Trouble = table.Column<string>(type: "nvarchar(120)", maxLength: 120, nullable: true),
                    Taken = table.Column<long>(type: "bigint", nullable: false),
                    Refused = table.Column<long>(type: "bigint", nullable: false),
                    LeaseHolder = table.Column<Guid>(type: "uniqueidentifier", nullable: true),
                    LeaseUntilUtc = table.Column<DateTime>(type: "datetime2", nullable: true),
                    Version = table.Column<Guid>(type: "uniqueidentifier", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_LibraryMirrors", x => x.Key);
                });

            migrationBuilder.CreateTable(
                name: "LibraryRefusedChanges",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    Number = table.Column<long>(type: "bigint", nullable: false),
                    Why = table.Column<string>(type: "nvarchar(40)", maxLength: 40, nullable: false),
                    Field = table.Column<string>(type: "nvarchar(60)", maxLength: 60, nullable: true),
                    RawCode = table.Column<string>(type: "nvarchar(20)", maxLength: 20, nullable: true),
                    AtUtc = table.Column<DateTime>(type: "datetime2", nullable: false)
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
