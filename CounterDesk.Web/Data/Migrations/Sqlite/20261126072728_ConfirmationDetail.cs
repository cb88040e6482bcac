using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace CounterDesk.Web.Data.Migrations.Sqlite
{
    /// <inheritdoc />
    public partial class ConfirmationDetail : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<string>(
                name: "Detail",
                table: "Confirmations",
                type: "TEXT",
                maxLength: 200,
                nullable: true);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropColumn(
                name: "Detail",
                table: "Confirmations");
        }
    }
}
