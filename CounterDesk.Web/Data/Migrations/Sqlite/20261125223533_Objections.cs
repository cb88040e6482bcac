using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace CounterDesk.Web.Data.Migrations.Sqlite
{
    /// <inheritdoc />
    public partial class Objections : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "Objections",
                columns: table => new
                {
                    Number = table.Column<string>(type: "TEXT", maxLength: 17, nullable: false),
                    Hall = table.Column<string>(type: "TEXT", maxLength: 4, nullable: false),
                    Day = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    Sequence = table.Column<int>(type: "INTEGER", nullable: false),
                    Fault = table.Column<string>(type: "TEXT", maxLength: 16, nullable: false),
                    State = table.Column<string>(type: "TEXT", maxLength: 16, nullable: false),
                    VisitId = table.Column<Guid>(type: "TEXT", nullable: false),
                    Counter = table.Column<string>(type: "TEXT", maxLength: 16, nullable: false),
                    ClerkId = table.Column<string>(type: "TEXT", maxLength: 64, nullable: false),
                    AboutHash = table.Column<byte[]>(type: "BLOB", maxLength: 32, nullable: false),
                    AboutMasked = table.Column<string>(type: "TEXT", maxLength: 64, nullable: false),
                    MaskedHolder = table.Column<string>(type: "TEXT", maxLength: 512, nullable: true),
                    KindCode = table.Column<string>(type: "TEXT", maxLength: 32, nullable: true),
                    KindName = table.Column<string>(type: "TEXT", maxLength: 128, nullable: true),
                    IssuerName = table.Column<string>(type: "TEXT", maxLength: 512, nullable: true),
                    FiledAtUtc = table.Column<DateTime>(type: "TEXT", nullable: false),
                    DueOn = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    AnsweredAtUtc = table.Column<DateTime>(type: "TEXT", nullable: true),
                    ClosedAtUtc = table.Column<DateTime>(type: "TEXT", nullable: true),
                    EvidenceEndsAtUtc = table.Column<DateTime>(type: "TEXT", nullable: true),
                    Version = table.Column<Guid>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Objections", x => x.Number);
                });

            migrationBuilder.CreateTable(
                name: "ObjectionEvidence",
                columns: table => new
                {
                    Number = table.Column<string>(type: "TEXT", maxLength: 17, nullable: false),
                    Content_Bytes = table.Column<byte[]>(type: "BLOB", nullable: false),
                    Content_KeyId = table.Column<string>(type: "TEXT", maxLength: 8, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_ObjectionEvidence", x => x.Number);
                    table.ForeignKey(
                        name: "FK_ObjectionEvidence_Objections_Number",
                        column: x => x.Number,
                        principalTable: "Objections",
                        principalColumn: "Number",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateIndex(
                name: "IX_Objections_EvidenceEndsAtUtc",
                table: "Objections",
                column: "EvidenceEndsAtUtc");

            migrationBuilder.CreateIndex(
                name: "IX_Objections_Hall_Day_Sequence",
                table: "Objections",
                columns: new[] { "Hall", "Day", "Sequence" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_Objections_Hall_State",
                table: "Objections",
                columns: new[] { "Hall", "State" });

            migrationBuilder.CreateIndex(
                name: "IX_Objections_VisitId_AboutHash",
                table: "Objections",
                columns: new[] { "VisitId", "AboutHash" },
                unique: true);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "ObjectionEvidence");

            migrationBuilder.DropTable(
                name: "Objections");
        }
    }
}
