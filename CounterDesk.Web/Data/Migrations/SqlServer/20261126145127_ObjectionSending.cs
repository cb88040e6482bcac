using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace CounterDesk.Web.Data.Migrations.SqlServer
{
    /// <inheritdoc />
    public partial class ObjectionSending : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<DateTime>(
                name: "FollowedAtUtc",
                table: "Objections",
                type: "datetime2",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "Platform",
                table: "Objections",
                type: "nvarchar(20)",
                maxLength: 20,
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "Receipt",
                table: "Objections",
                type: "nvarchar(64)",
                maxLength: 64,
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "Sending",
                table: "Objections",
                type: "nvarchar(16)",
                maxLength: 16,
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "SendingCode",
                table: "Objections",
                type: "nvarchar(20)",
                maxLength: 20,
                nullable: true);

            migrationBuilder.AddColumn<DateTime>(
                name: "SentAtUtc",
                table: "Objections",
                type: "datetime2",
                nullable: true);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropColumn(
                name: "FollowedAtUtc",
                table: "Objections");

            migrationBuilder.DropColumn(
                name: "Platform",
                table: "Objections");

            migrationBuilder.DropColumn(
                name: "Receipt",
                table: "Objections");

            migrationBuilder.DropColumn(
                name: "Sending",
                table: "Objections");

            migrationBuilder.DropColumn(
                name: "SendingCode",
                table: "Objections");

            migrationBuilder.DropColumn(
                name: "SentAtUtc",
                table: "Objections");
        }
    }
}
