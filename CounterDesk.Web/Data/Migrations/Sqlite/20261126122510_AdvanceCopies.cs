using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace CounterDesk.Web.Data.Migrations.Sqlite
{
    /// <inheritdoc />
    public partial class AdvanceCopies : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<bool>(
                name: "IsInWriting",
                table: "Visits",
                type: "INTEGER",
                nullable: false,
                defaultValue: false);

            migrationBuilder.AddColumn<DateTime>(
                name: "HandedOutAtUtc",
                table: "Copies",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<Guid>(
                name: "HandedOutVisit",
                table: "Copies",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<bool>(
                name: "IsAhead",
                table: "Copies",
                type: "INTEGER",
                nullable: false,
                defaultValue: false);

            migrationBuilder.CreateTable(
                name: "AdvanceCopies",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    Number = table.Column<string>(type: "TEXT", maxLength: 19, nullable: false),
                    Form = table.Column<string>(type: "TEXT", maxLength: 16, nullable: false),
                    WrittenOn = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    IsFetchedByHolder = table.Column<bool>(type: "INTEGER", nullable: false),
                    MaskedFetcher = table.Column<string>(type: "TEXT", maxLength: 64, nullable: false),
                    FetcherHash = table.Column<byte[]>(type: "BLOB", maxLength: 32, nullable: false),
                    EndsOn = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    Content_Bytes = table.Column<byte[]>(type: "BLOB", nullable: true),
                    Content_KeyId = table.Column<string>(type: "TEXT", maxLength: 8, nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_AdvanceCopies", x => x.Id);
                    table.ForeignKey(
                        name: "FK_AdvanceCopies_Copies_Number",
                        column: x => x.Number,
                        principalTable: "Copies",
                        principalColumn: "Number",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "WrittenRequests",
                columns: table => new
                {
                    VisitId = table.Column<Guid>(type: "TEXT", nullable: false),
                    Form = table.Column<string>(type: "TEXT", maxLength: 16, nullable: false),
                    WrittenOn = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    IsFetchedByHolder = table.Column<bool>(type: "INTEGER", nullable: false),
                    MaskedFetcher = table.Column<string>(type: "TEXT", maxLength: 64, nullable: false),
                    FetcherHash = table.Column<byte[]>(type: "BLOB", maxLength: 32, nullable: false),
                    Until = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    RecordedAtUtc = table.Column<DateTime>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_WrittenRequests", x => x.VisitId);
                    table.ForeignKey(
                        name: "FK_WrittenRequests_Visits_VisitId",
                        column: x => x.VisitId,
                        principalTable: "Visits",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateIndex(
                name: "IX_Copies_HandedOutVisit",
                table: "Copies",
                column: "HandedOutVisit",
                filter: "[HandedOutVisit] IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "IX_AdvanceCopies_EndsOn",
                table: "AdvanceCopies",
                column: "EndsOn");

            migrationBuilder.CreateIndex(
                name: "IX_AdvanceCopies_FetcherHash",
                table: "AdvanceCopies",
                column: "FetcherHash");

            migrationBuilder.CreateIndex(
                name: "IX_AdvanceCopies_Number",
                table: "AdvanceCopies",
                column: "Number",
                unique: true);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "AdvanceCopies");

            migrationBuilder.DropTable(
                name: "WrittenRequests");

            migrationBuilder.DropIndex(
                name: "IX_Copies_HandedOutVisit",
                table: "Copies");

            migrationBuilder.DropColumn(
                name: "IsInWriting",
                table: "Visits");

            migrationBuilder.DropColumn(
                name: "HandedOutAtUtc",
                table: "Copies");

            migrationBuilder.DropColumn(
                name: "HandedOutVisit",
                table: "Copies");

            migrationBuilder.DropColumn(
                name: "IsAhead",
                table: "Copies");
        }
    }
}
