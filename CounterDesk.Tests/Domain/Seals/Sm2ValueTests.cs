using CounterDesk.Domain.Seals.Certificates;

namespace CounterDesk.Tests.Domain.Seals;

public sealed class Sm2ValueTests
{
    private static readonly string _r = string.Concat(Enumerable.Repeat("81", 32));
    private static readonly string _s = string.Concat(Enumerable.Repeat("05", 30)) + "0000";

    public static TheoryData<string> Readable() =>
    [
        _r + _s,
        _r + _s[..^4],
        "3045" + "022100" + _r + "0220" + _s,
        "3044" + "0220" + _r + "0220" + _s,
        "3045" + "022100" + _r + "0220" + _s[..^4],
        "3047" + "02220000" + _r + "022100" + _s,
    ];

    public static TheoryData<string> Unreadable() =>
    [
        "",
        "30",
        _r,
        _r + _s + "00",
        "3045" + "022100" + _r + "0220" + _s + "00",
        "3045" + "022100" + _r + "0220" + _s[..^12],
        "3046" + "0221FF" + _r + "022100" + _s,
        "3048" + "022100" + _r + "0220" + _s + "020101",
        "3023" + "022100" + _r,
        "3144" + "0220" + _r + "0220" + _s,
        "3044" + "0420" + _r + "0220" + _s,
    ];

    [Theory]
    [MemberData(nameof(Readable))]
    public void Every_form_of_a_signature_that_files_have_is_read(string value) =>
        Assert.Equal(_r + _s, Convert.ToHexString(Sm2Value.Normalize(Convert.FromHexString(value))!));

    [Theory]
    [MemberData(nameof(Unreadable))]
    public void What_is_no_signature_is_none(string value) =>
        Assert.Null(Sm2Value.Normalize(Convert.FromHexString(value)));

    [Fact]
    public void A_small_signature_in_DER_is_not_taken_for_raw_numbers()
    {
        // r of 32 bytes and s of 26 make a SEQUENCE of 64 bytes.
        var s = string.Concat(Enumerable.Repeat("05", 26));

        Assert.Equal(
            _r + new string('0', 12) + s,
            Convert.ToHexString(Sm2Value.Normalize(Convert.FromHexString("303E" + "0220" + _r + "021A" + s))!));
    }
}
