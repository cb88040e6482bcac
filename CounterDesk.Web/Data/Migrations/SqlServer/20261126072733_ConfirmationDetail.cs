using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace CounterDesk.Web.Data.Migrations.SqlServer
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
                type: "nvarchar(200)",
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
