using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace CounterDesk.Web.Data.Migrations.Sqlite
{
    /// <inheritdoc />
    public partial class ReportSignOffs : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<bool>(
                name: "AwaitsSignOff",
                table: "ClosedReports",
                type: "INTEGER",
                nullable: false,
                defaultValue: false);

            migrationBuilder.CreateTable(
                name: "ExceptionDecisions",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    Hall = table.Column<string>(type: "TEXT", maxLength: 4, nullable: false),
                    Day = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    Key = table.Column<string>(type: "TEXT", maxLength: 64, nullable: false),
                    Turn = table.Column<int>(type: "INTEGER", nullable: false),
                    Rule = table.Column<string>(type: "TEXT", maxLength: 32, nullable: false),
                    Level = table.Column<string>(type: "TEXT", maxLength: 16, nullable: false),
                    Decision = table.Column<string>(type: "TEXT", maxLength: 16, nullable: false),
                    Note = table.Column<string>(type: "TEXT", maxLength: 200, nullable: true),
                    By = table.Column<string>(type: "TEXT", maxLength: 128, nullable: false),
                    ByNumber = table.Column<string>(type: "TEXT", maxLength: 64, nullable: false),
                    ByName = table.Column<string>(type: "TEXT", maxLength: 100, nullable: false),
                    AtUtc = table.Column<DateTime>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_ExceptionDecisions", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "ReportAddenda",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    Hall = table.Column<string>(type: "TEXT", maxLength: 4, nullable: false),
                    Day = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    Text = table.Column<string>(type: "TEXT", maxLength: 200, nullable: false),
                    By = table.Column<string>(type: "TEXT", maxLength: 128, nullable: false),
                    ByNumber = table.Column<string>(type: "TEXT", maxLength: 64, nullable: false),
                    ByName = table.Column<string>(type: "TEXT", maxLength: 100, nullable: false),
                    AtUtc = table.Column<DateTime>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_ReportAddenda", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "ReportSignOffs",
                columns: table => new
                {
                    Hall = table.Column<string>(type: "TEXT", maxLength: 4, nullable: false),
                    Day = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    Version = table.Column<int>(type: "INTEGER", nullable: false),
                    SignedBy = table.Column<string>(type: "TEXT", maxLength: 128, nullable: false),
                    SignedByNumber = table.Column<string>(type: "TEXT", maxLength: 64, nullable: false),
                    SignedByName = table.Column<string>(type: "TEXT", maxLength: 100, nullable: false),
                    SignedAtUtc = table.Column<DateTime>(type: "TEXT", nullable: false),
                    Note = table.Column<string>(type: "TEXT", maxLength: 200, nullable: true),
                    Statement = table.Column<byte[]>(type: "BLOB", nullable: false),
                    Digest = table.Column<byte[]>(type: "BLOB", maxLength: 32, nullable: false),
                    Signature = table.Column<byte[]>(type: "BLOB", maxLength: 64, nullable: false),
                    PdfDigest = table.Column<byte[]>(type: "BLOB", maxLength: 32, nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_ReportSignOffs", x => new { x.Hall, x.Day });
                });

            migrationBuilder.CreateTable(
                name: "ExceptionQuestions",
                columns: table => new
                {
                    DecisionId = table.Column<Guid>(type: "TEXT", nullable: false),
                    Clerk = table.Column<string>(type: "TEXT", maxLength: 128, nullable: false),
                    Hall = table.Column<string>(type: "TEXT", maxLength: 4, nullable: false),
                    Answer = table.Column<string>(type: "TEXT", maxLength: 200, nullable: true),
                    AnsweredAtUtc = table.Column<DateTime>(type: "TEXT", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_ExceptionQuestions", x => new { x.DecisionId, x.Clerk });
                    table.ForeignKey(
                        name: "FK_ExceptionQuestions_ExceptionDecisions_DecisionId",
                        column: x => x.DecisionId,
                        principalTable: "ExceptionDecisions",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateIndex(
                name: "IX_ExceptionDecisions_Hall_Day_Key_Turn",
                table: "ExceptionDecisions",
                columns: new[] { "Hall", "Day", "Key", "Turn" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_ExceptionQuestions_Hall_Clerk_AnsweredAtUtc",
                table: "ExceptionQuestions",
                columns: new[] { "Hall", "Clerk", "AnsweredAtUtc" });

            migrationBuilder.CreateIndex(
                name: "IX_ReportAddenda_Hall_Day",
                table: "ReportAddenda",
                columns: new[] { "Hall", "Day" });
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "ExceptionQuestions");

            migrationBuilder.DropTable(
                name: "ReportAddenda");

            migrationBuilder.DropTable(
                name: "ReportSignOffs");

            migrationBuilder.DropTable(
                name: "ExceptionDecisions");

            migrationBuilder.DropColumn(
                name: "AwaitsSignOff",
                table: "ClosedReports");
        }
    }
}
