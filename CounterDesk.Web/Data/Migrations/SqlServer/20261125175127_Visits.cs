using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace CounterDesk.Web.Data.Migrations.SqlServer
{
    /// <inheritdoc />
    public partial class Visits : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "Visits",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    Counter = table.Column<string>(type: "nvarchar(16)", maxLength: 16, nullable: false),
                    ClerkId = table.Column<string>(type: "nvarchar(64)", maxLength: 64, nullable: false),
                    OpenedAtUtc = table.Column<DateTime>(type: "datetime2", nullable: false),
                    LastUsedAtUtc = table.Column<DateTime>(type: "datetime2", nullable: false),
                    ClosedAtUtc = table.Column<DateTime>(type: "datetime2", nullable: true),
                    End = table.Column<string>(type: "nvarchar(16)", maxLength: 16, nullable: true),
                    Step = table.Column<string>(type: "nvarchar(16)", maxLength: 16, nullable: false),
                    PurposeText = table.Column<string>(type: "nvarchar(60)", maxLength: 60, nullable: true),
                    Recipient = table.Column<string>(type: "nvarchar(60)", maxLength: 60, nullable: true),
                    BasisKind = table.Column<string>(type: "nvarchar(32)", maxLength: 32, nullable: true),
                    BasisProof = table.Column<string>(type: "nvarchar(16)", maxLength: 16, nullable: true),
                    BasisNote = table.Column<string>(type: "nvarchar(100)", maxLength: 100, nullable: true),
                    BasisRecordedAtUtc = table.Column<DateTime>(type: "datetime2", nullable: true),
                    HolderHash = table.Column<byte[]>(type: "varbinary(32)", maxLength: 32, nullable: true),
                    HolderMasked = table.Column<string>(type: "nvarchar(64)", maxLength: 64, nullable: true),
                    Version = table.Column<Guid>(type: "uniqueidentifier", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Visits", x => x.Id);
                });

            migrationBuilder.CreateIndex(
                name: "IX_Visits_ClosedAtUtc_ClerkId",
                table: "Visits",
                columns: new[] { "ClosedAtUtc", "ClerkId" });

            migrationBuilder.CreateIndex(
                name: "IX_Visits_ClosedAtUtc_LastUsedAtUtc",
                table: "Visits",
                columns: new[] { "ClosedAtUtc", "LastUsedAtUtc" });
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "Visits");
        }
    }
}
