using CounterDesk.Domain.ShownCodes;
using CounterDesk.Tests.Support;

namespace CounterDesk.Tests.Domain.ShownCodes;

public sealed class ShownCodeTests
{
    public static TheoryData<string> NoCodes =>
    [
        "", "   ", "1234567", "扫码付款12345", "DZZZM 7f3a9c0e", "DZZZM\u00077f3a9c0e", "ＤＺＺＺＭ７ｆ３ａ９",
        new string('A', ShownCode.MaxLength + 1), SomeLicenses.Lin.Code.Text,
    ];

    [Fact]
    public void What_a_scanner_gives_is_taken_as_it_is_without_the_blanks_around_it()
    {
        Assert.True(ShownCode.TryParse($" {StubCodes.Token}\r\n", out var code));
        Assert.Equal(StubCodes.Token, code.Token);
    }

    [Theory]
    [MemberData(nameof(NoCodes))]
    public void What_no_source_would_have_made_is_no_code(string scanned) =>
        Assert.False(ShownCode.TryParse(scanned, out _));

    [Fact]
    public void A_code_that_slips_into_a_log_tells_nothing()
    {
        Assert.True(ShownCode.TryParse(StubCodes.Token, out var code));

        Assert.Equal("ShownCode", $"{code}");
        Assert.Equal("Resolved", $"{StubCodes.Lin}");
    }
}
