using System.Globalization;
using System.Text;
using CounterDesk.Domain.Pdf;
using CsCheck;

namespace CounterDesk.Tests.Domain.Pdf;

public sealed class PdfSyntaxTests
{
    [Theory]
    [InlineData(0, "0")]
    [InlineData(-0.0004, "0")]
    [InlineData(0.5, "0.5")]
    [InlineData(-12.0504, "-12.05")]
    [InlineData(1e15, "1000000000000000")]
    public void Numbers_have_at_most_three_decimals(double value, string text) => Assert.Equal(text, Appended(value));

    [Fact]
    public void Both_ways_of_writing_a_number_agree() =>
        Gen.Double[-100_000, 100_000].Sample(value => Appended(value) == PdfSyntax.Number(value));

    [Fact]
    public void Thousandths_and_their_halves_are_written_alike_too() => Gen.Int[-1_000_000, 1_000_000].Sample(
        value => Appended(value / 2000.0) == PdfSyntax.Number(value / 2000.0));

    [Fact]
    public void The_language_of_the_machine_does_not_matter()
    {
        var before = CultureInfo.CurrentCulture;
        CultureInfo.CurrentCulture = new("ar-EG") { NumberFormat = { NegativeSign = "~" } };
        try
        {
            Assert.Equal("-1234.5", Appended(-1234.5));
        }
        finally
        {
            CultureInfo.CurrentCulture = before;
        }
    }

    private static string Appended(double value)
    {
        var text = new StringBuilder();
        PdfSyntax.AppendNumber(text, value);
        return text.ToString();
    }
}
