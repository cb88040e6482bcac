using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace CounterDesk.Web.Data.Migrations.Sqlite
{
    /// <inheritdoc />
    public partial class LicenseLibrary : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "LibraryLicenses",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    IdentifierHash = table.Column<byte[]>(type: "BLOB", maxLength: 32, nullable: false),
                    SeriesHash = table.Column<byte[]>(type: "BLOB", maxLength: 32, nullable: false),
                    Version = table.Column<int>(type: "INTEGER", nullable: false),
                    NumberHash = table.Column<byte[]>(type: "BLOB", maxLength: 32, nullable: false),
                    SynchronizedAtUtc = table.Column<DateTime>(type: "TEXT", nullable: false),
                    Content_Bytes = table.Column<byte[]>(type: "BLOB", nullable: false),
                    Content_KeyId = table.Column<string>(type: "TEXT", maxLength: 8, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_LibraryLicenses", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "LibraryFiles",
                columns: table => new
                {
                    LicenseId = table.Column<Guid>(type: "TEXT", nullable: false),
                    Content_Bytes = table.Column<byte[]>(type: "BLOB", nullable: false),
                    Content_KeyId = table.Column<string>(type: "TEXT", maxLength: 8, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_LibraryFiles", x => x.LicenseId);
                    table.ForeignKey(
                        name: "FK_LibraryFiles_LibraryLicenses_LicenseId",
                        column: x => x.LicenseId,
                        principalTable: "LibraryLicenses",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "LibraryHolders",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    LicenseId = table.Column<Guid>(type: "TEXT", nullable: false),
                    CodeHash = table.Column<byte[]>(type: "BLOB", maxLength: 32, nullable: false),
                    NameAndBirthHash = table.Column<byte[]>(type: "BLOB", maxLength: 32, nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_LibraryHolders", x => x.Id);
                    table.ForeignKey(
                        name: "FK_LibraryHolders_LibraryLicenses_LicenseId",
                        column: x => x.LicenseId,
                        principalTable: "LibraryLicenses",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateIndex(
                name: "IX_LibraryHolders_CodeHash",
                table: "LibraryHolders",
                column: "CodeHash");

            migrationBuilder.CreateIndex(
                name: "IX_LibraryHolders_LicenseId",
                table: "LibraryHolders",
                column: "LicenseId");

            migrationBuilder.CreateIndex(
                name: "IX_LibraryHolders_NameAndBirthHash",
                table: "LibraryHolders",
                column: "NameAndBirthHash");

            migrationBuilder.CreateIndex(
                name: "IX_LibraryLicenses_IdentifierHash",
                table: "LibraryLicenses",
                column: "IdentifierHash",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_LibraryLicenses_NumberHash",
                table: "LibraryLicenses",
                column: "NumberHash");

            migrationBuilder.CreateIndex(
                name: "IX_LibraryLicenses_SeriesHash_Version",
                table: "LibraryLicenses",
                columns: new[] { "SeriesHash", "Version" });
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "LibraryFiles");

            migrationBuilder.DropTable(
                name: "LibraryHolders");

            migrationBuilder.DropTable(
                name: "LibraryLicenses");
        }
    }
}
