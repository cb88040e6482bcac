using System.Text;
using CounterDesk.Web.LicenseLibrary.Import;

namespace CounterDesk.Tests.Web.LicenseLibrary.Import;

public sealed class ManifestEncodingTests
{
    private const string Text = "证照标识,持证主体\n1,林秀兰\n2,李𬭎\n";

    public static TheoryData<string> Encodings => ["utf-8", "utf-16", "utf-16BE", "GB18030"];

    [Theory]
    [MemberData(nameof(Encodings))]
    public async Task The_encoding_is_told_from_the_bytes(string name)
    {
        var encoding = name is "GB18030" ? ManifestEncoding.Gb18030 : Encoding.GetEncoding(name);
        byte[] bytes = [.. name is "utf-8" ? [] : encoding.GetPreamble(), .. encoding.GetBytes(Text)];

        Assert.Equal(encoding.CodePage, (await DetectAsync(bytes)).CodePage);
    }

    [Fact]
    public async Task Plain_ASCII_and_a_mark_alone_are_UTF_8()
    {
        Assert.Equal(Encoding.UTF8.CodePage, (await DetectAsync("a,b\n"u8.ToArray())).CodePage);
        Assert.Equal(Encoding.UTF8.CodePage, (await DetectAsync([0xEF, 0xBB, 0xBF])).CodePage);
        Assert.Equal(Encoding.UTF8.CodePage, (await DetectAsync([])).CodePage);
    }

    [Fact]
    public async Task A_few_damaged_characters_do_not_make_another_encoding() => Assert.Equal(
        Encoding.UTF8.CodePage, (await DetectAsync([.. Encoding.UTF8.GetBytes(Text), 0xC1, 0xD6, (byte)'\n'])).CodePage);

    [Fact]
    public async Task A_character_across_two_blocks_is_one_character()
    {
        // 65,536 bytes are read at a time, and 林 has three.
        byte[] bytes = [.. new byte[65_534], .. Encoding.UTF8.GetBytes("林")];

        Assert.Equal(Encoding.UTF8.CodePage, (await DetectAsync(bytes)).CodePage);
    }

    private static async Task<Encoding> DetectAsync(byte[] bytes)
    {
        using var stream = new MemoryStream(bytes);
        var encoding = await ManifestEncoding.DetectAsync(stream, Xunit.TestContext.Current.CancellationToken);
        Assert.Equal(0, stream.Position);
        return encoding;
    }
}
