using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace CounterDesk.Web.Data.Migrations.Sqlite
{
    /// <inheritdoc />
    public partial class HallKeys : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<DateTime>(
                name: "ExportedAtUtc",
                table: "KeyRings",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "ExportedBy",
                table: "KeyRings",
                type: "TEXT",
                maxLength: 64,
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "KeyId",
                table: "Copies",
                type: "TEXT",
                maxLength: 8,
                nullable: false,
                defaultValue: "");

            migrationBuilder.AddColumn<byte[]>(
                name: "Making",
                table: "Copies",
                type: "BLOB",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "Writer",
                table: "Copies",
                type: "TEXT",
                maxLength: 16,
                nullable: false,
                defaultValue: "");

            migrationBuilder.CreateIndex(
                name: "IX_Copies_Hall_KeyId_State_ExpiresOn",
                table: "Copies",
                columns: new[] { "Hall", "KeyId", "State", "ExpiresOn" });

            // How much is under each key is counted on a page, beside large contents that must not be read for it. The
            // model cannot have an index inside what is encrypted.
            foreach (var table in (string[])["LibraryLicenses", "LibraryFiles", "ProofContents", "ObjectionEvidence"])
            {
                migrationBuilder.CreateIndex($"IX_{table}_KeyId", table, "Content_KeyId");
            }
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            foreach (var table in (string[])["LibraryLicenses", "LibraryFiles", "ProofContents", "ObjectionEvidence"])
            {
                migrationBuilder.DropIndex($"IX_{table}_KeyId", table);
            }

            migrationBuilder.DropIndex(
                name: "IX_Copies_Hall_KeyId_State_ExpiresOn",
                table: "Copies");

            migrationBuilder.DropColumn(
                name: "ExportedAtUtc",
                table: "KeyRings");

            migrationBuilder.DropColumn(
                name: "ExportedBy",
                table: "KeyRings");

            migrationBuilder.DropColumn(
                name: "KeyId",
                table: "Copies");

            migrationBuilder.DropColumn(
                name: "Making",
                table: "Copies");

            migrationBuilder.DropColumn(
                name: "Writer",
                table: "Copies");
        }
    }
}
