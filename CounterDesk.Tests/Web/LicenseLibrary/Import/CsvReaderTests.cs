using CounterDesk.Web.LicenseLibrary.Import;
using CsCheck;

namespace CounterDesk.Tests.Web.LicenseLibrary.Import;

public sealed class CsvReaderTests
{
    private static CancellationToken Cancel => Xunit.TestContext.Current.CancellationToken;

    // RFC 4180, section 2, by its numbers; the last are what it leaves open.
    [Theory]
    [InlineData("aaa,bbb,ccc\r\nzzz,yyy,xxx\r\n", "aaa|bbb|ccc", "zzz|yyy|xxx")]
    [InlineData("aaa,bbb,ccc\r\nzzz,yyy,xxx", "aaa|bbb|ccc", "zzz|yyy|xxx")]
    [InlineData("\"aaa\",\"bbb\",ccc", "aaa|bbb|ccc")]
    [InlineData("\"aaa\",\"b\r\nbb\",\"ccc\"\r\nzzz", "aaa|b\r\nbb|ccc", "zzz")]
    [InlineData("\"aaa\",\"b\"\"bb\",\"c,c\"", "aaa|b\"bb|c,c")]
    [InlineData("a,b\nc,d\n", "a|b", "c|d")]
    [InlineData("a,,\n,\n\"\"\n", "a||", "|", "")]
    [InlineData("\n\r\na\n\n", "a")]
    [InlineData("a\"b,c", "a\"b|c")]
    [InlineData(" \"a\" ,b", " \"a\" |b")]
    [InlineData("")]
    public async Task A_record_is_read_as_the_standard_writes_it(string text, params string[] records)
    {
        var read = await ReadAsync(text);

        Assert.Equal(records, read.Select(record => string.Join('|', record.Fields)));
        Assert.DoesNotContain(read, record => record.IsBroken);
    }

    [Theory]
    [InlineData("a,b\n\"c,d\ne,f\n", 2)]
    [InlineData("a,b\n\"c\"x,d\ne,f\n", 2)]
    public async Task A_quote_out_of_place_breaks_its_record(string text, int broken)
    {
        var read = await ReadAsync(text);

        Assert.Equal([broken], read.Index().Where(record => record.Item.IsBroken).Select(record => record.Index + 1));
    }

    [Fact]
    public async Task A_quote_that_is_never_closed_does_not_swallow_what_follows()
    {
        var read = await ReadAsync($"a,b\n\"{new string('x', CsvReader.MaxRecordLength)}\nc,d\n");

        Assert.Equal([false, true, false], read.Select(record => record.IsBroken));
        Assert.Equal(["c", "d"], read[^1].Fields);
    }

    [Fact]
    public async Task Whatever_is_written_quoted_is_read_back() =>
        await Gen.String.Array[1, 6].Array[1, 6].SampleAsync(async records =>
        {
            var text = string.Join("\r\n", records.Select(fields => string.Join(
                ',', fields.Select(field => $"\"{field.Replace("\"", "\"\"", StringComparison.Ordinal)}\""))));
            var read = await ReadAsync(text);
            Assert.Equal(records, read.Select(record => record.Fields));
        });

    private static async Task<List<CsvRecord>> ReadAsync(string text) =>
        await CsvReader.ReadAsync(new StringReader(text), Cancel).ToListAsync(Cancel);
}
