using System.Text;
using CounterDesk.Domain.Licenses;
using CounterDesk.Tests.Support;
using CounterDesk.Web.LicenseLibrary.Import;

namespace CounterDesk.Tests.Web.LicenseLibrary.Import;

public sealed class ManifestTests : IDisposable
{
    private readonly SomeManifest _folder = new();

    private static CancellationToken Cancel => Xunit.TestContext.Current.CancellationToken;

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData("manifest.csv", "certificate_identifier,certificate_holder_name\n1,林秀兰")]
    [InlineData("MANIFEST.CSV", "证照标识,持证主体\n1,林秀兰")]
    [InlineData("manifest.csv", "ZZBS,CZZT\n1,林秀兰")]
    [InlineData("manifest.csv", " zzbs , czzt \r\n1,林秀兰\r\n")]
    [InlineData("manifest.json", """[{"certificate_identifier":"1","certificate_holder_name":"林秀兰"}]""")]
    [InlineData("manifest.json", """[{"证照标识":1,"CZZT":["林秀兰"]}]""")]
    public async Task Items_have_English_Chinese_and_pinyin_names(string file, string text)
    {
        _folder.Write(file, Encoding.UTF8.GetBytes(text));

        var row = Assert.Single(await ReadAsync());

        Assert.Equal(("1", "林秀兰"), (row.Values[MetadataItem.Identifier], row.Values[MetadataItem.HolderName]));
    }

    [Fact]
    public async Task Rows_are_numbered_as_a_spreadsheet_does_and_objects_from_one()
    {
        _folder.Write("manifest.csv", "ZZBS,ZZMC\na,\"two\nlines\"\n\nb,x\n"u8.ToArray());
        Assert.Equal([2, 3], (await ReadAsync()).Select(row => row.Number));

        File.Delete(Path.Combine(_folder.Folder, "manifest.csv"));
        _folder.Write("manifest.json", """[{"ZZBS":"a"},{"ZZBS":"b"}]"""u8.ToArray());
        Assert.Equal([1, 2], (await ReadAsync()).Select(row => row.Number));
    }

    [Fact]
    public async Task Values_of_a_JSON_object_become_text()
    {
        _folder.Write("manifest.json", """[{"CZZT":["甲","乙"],"extend_info":{"name": "甲"},"ZZBH":12,"ZZMC":null}]"""u8.ToArray());

        var values = Assert.Single(await ReadAsync()).Values;

        Assert.Equal("甲;乙", values[MetadataItem.HolderName]);
        Assert.Equal("""{"name": "甲"}""", values[MetadataItem.Face]);
        Assert.Equal(("12", ""), (values[MetadataItem.Number], values[MetadataItem.Name]));
    }

    [Theory]
    [InlineData("manifest.csv", "ZZBS,ZZMC\na\nb,c\n", 2, ImportReason.WrongColumnCount)]
    [InlineData("manifest.csv", "ZZBS,ZZMC\na,b,c\nb,c\n", 2, ImportReason.WrongColumnCount)]
    [InlineData("manifest.csv", "ZZBS,ZZMC\n\"a\"b,c\nb,c\n", 2, ImportReason.BadQuotes)]
    [InlineData("manifest.json", """["a",{"ZZBS":"b"}]""", 1, ImportReason.NotAnObject)]
    [InlineData("manifest.json", """[{"ZZBS":"a","证照标识":"b"},{"ZZBS":"b"}]""", 1, ImportReason.ColumnTwice)]
    [InlineData("manifest.json", """[{"ZZBS":"\uD800"},{"ZZBS":"b"}]""", 1, ImportReason.BadEncoding)]
    public async Task A_row_that_cannot_be_read_is_refused_and_the_next_is_read(
        string file, string text, int number, ImportReason reason)
    {
        _folder.Write(file, Encoding.UTF8.GetBytes(text));

        var rows = await ReadAsync();

        Assert.Equal(
            [(number, reason), (number + 1, (ImportReason?)null)], rows.Select(row => (row.Number, row.Refusal?.Reason)));
    }

    [Theory]
    [InlineData("manifest.csv", "", ImportReason.ColumnMissing, "certificate_identifier")]
    [InlineData("manifest.csv", "ZZMC,CZZT\na,b\n", ImportReason.ColumnMissing, "certificate_identifier")]
    [InlineData("manifest.csv", "ZZBS,ZZMC,certificate_name\na,b,c\n", ImportReason.ColumnTwice, "certificate_name")]
    [InlineData("manifest.json", "", ImportReason.ManifestNotJson, "1:1")]
    [InlineData("manifest.json", "{}", ImportReason.ManifestNotJson, "1:2")]
    [InlineData("manifest.json", "[{\"ZZBS\":\n]", ImportReason.ManifestNotJson, "2:1")]
    [InlineData("list.csv", "ZZBS\na\n", ImportReason.NoManifest, null)]
    public async Task A_manifest_that_cannot_be_used_says_why(string file, string text, ImportReason reason, string? detail)
    {
        _folder.Write(file, Encoding.UTF8.GetBytes(text));

        var refusal = await Assert.ThrowsAsync<ManifestException>(ReadAsync);

        Assert.Equal(new ImportFinding(0, null, reason, detail), refusal.Finding);
    }

    [Fact]
    public async Task Of_two_manifests_neither_is_taken()
    {
        _folder.Write("manifest.csv", "ZZBS\n"u8.ToArray()).Write("manifest.json", "[]"u8.ToArray());

        Assert.Equal(ImportReason.TwoManifests, (await Assert.ThrowsAsync<ManifestException>(ReadAsync)).Finding.Reason);
    }

    [Theory]
    [InlineData("manifest.csv", "ZZBS,colour,<b>\na,b,c\nd,e,f\n")]
    [InlineData("manifest.json", """[{"ZZBS":"a","colour":1,"<b>":2},{"ZZBS":"a","colour":1}]""")]
    public async Task A_column_that_means_nothing_is_remarked_once(string file, string text)
    {
        _folder.Write(file, Encoding.UTF8.GetBytes(text));
        using var manifest = Manifest.Open(_folder.Folder);
        await manifest.ReadAsync(Cancel).ToListAsync(Cancel);

        Assert.Equal(
            [new(1, null, ImportReason.UnknownColumn, "colour"), new(1, null, ImportReason.UnknownColumn, "b")],
            manifest.Remarks);
        Assert.Equal(1, manifest.Share);
    }

    [Fact]
    public async Task A_JSON_of_another_encoding_is_read_too()
    {
        _folder.Write("manifest.json", ManifestEncoding.Gb18030.GetBytes("""[{"证照标识":"1","持证主体":"林秀兰"}]"""));

        Assert.Equal("林秀兰", Assert.Single(await ReadAsync()).Values[MetadataItem.HolderName]);
    }

    private async Task<List<ManifestRow>> ReadAsync()
    {
        using var manifest = Manifest.Open(_folder.Folder);
        return await manifest.ReadAsync(Cancel).ToListAsync(Cancel);
    }
}
