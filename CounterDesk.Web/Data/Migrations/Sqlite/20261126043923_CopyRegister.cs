using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace CounterDesk.Web.Data.Migrations.Sqlite
{
    /// <inheritdoc />
    public partial class CopyRegister : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<DateTime>(
                name: "ChangedAsOfUtc",
                table: "Copies",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "ChangedTo",
                table: "Copies",
                type: "TEXT",
                maxLength: 16,
                nullable: true);

            migrationBuilder.AddColumn<int>(
                name: "LicenseVersion",
                table: "Copies",
                type: "INTEGER",
                nullable: false,
                defaultValue: 0);

            migrationBuilder.AddColumn<byte[]>(
                name: "SeriesHash",
                table: "Copies",
                type: "BLOB",
                maxLength: 32,
                nullable: false,
                defaultValue: new byte[0]);

            migrationBuilder.AddColumn<string>(
                name: "StatusWhenMade",
                table: "Copies",
                type: "TEXT",
                maxLength: 16,
                nullable: false,
                defaultValue: "Valid");

            migrationBuilder.AddColumn<string>(
                name: "WithdrawalNote",
                table: "Copies",
                type: "TEXT",
                maxLength: 200,
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "WithdrawnFor",
                table: "Copies",
                type: "TEXT",
                maxLength: 32,
                nullable: true);

            // No earlier copy says which license it is a version of: each stands alone until it ends.
            migrationBuilder.Sql("UPDATE Copies SET SeriesHash = LicenseHash");

            migrationBuilder.CreateIndex(
                name: "IX_Copies_Changed",
                table: "Copies",
                columns: new[] { "Hall", "State", "ExpiresOn" },
                filter: "[ChangedTo] IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "IX_Copies_Hall_Counter_Day_Sequence",
                table: "Copies",
                columns: new[] { "Hall", "Counter", "Day", "Sequence" });

            migrationBuilder.CreateIndex(
                name: "IX_Copies_Hall_KindCode_Day_Sequence",
                table: "Copies",
                columns: new[] { "Hall", "KindCode", "Day", "Sequence" });

            migrationBuilder.CreateIndex(
                name: "IX_Copies_Hall_State_Day_Sequence",
                table: "Copies",
                columns: new[] { "Hall", "State", "Day", "Sequence" });

            migrationBuilder.CreateIndex(
                name: "IX_Copies_SeriesHash",
                table: "Copies",
                column: "SeriesHash");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "IX_Copies_Changed",
                table: "Copies");

            migrationBuilder.DropIndex(
                name: "IX_Copies_Hall_Counter_Day_Sequence",
                table: "Copies");

            migrationBuilder.DropIndex(
                name: "IX_Copies_Hall_KindCode_Day_Sequence",
                table: "Copies");

            migrationBuilder.DropIndex(
                name: "IX_Copies_Hall_State_Day_Sequence",
                table: "Copies");

            migrationBuilder.DropIndex(
                name: "IX_Copies_SeriesHash",
                table: "Copies");

            migrationBuilder.DropColumn(
                name: "ChangedAsOfUtc",
                table: "Copies");

            migrationBuilder.DropColumn(
                name: "ChangedTo",
                table: "Copies");

            migrationBuilder.DropColumn(
                name: "LicenseVersion",
                table: "Copies");

            migrationBuilder.DropColumn(
                name: "SeriesHash",
                table: "Copies");

            migrationBuilder.DropColumn(
                name: "StatusWhenMade",
                table: "Copies");

            migrationBuilder.DropColumn(
                name: "WithdrawalNote",
                table: "Copies");

            migrationBuilder.DropColumn(
                name: "WithdrawnFor",
                table: "Copies");
        }
    }
}
