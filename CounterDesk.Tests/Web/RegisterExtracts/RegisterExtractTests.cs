using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using CounterDesk.Domain.Copies;
using CounterDesk.Domain.Signing;
using CounterDesk.Tests.Support;
using CounterDesk.Web.HallTexts;
using CounterDesk.Web.RegisterExtracts;

namespace CounterDesk.Tests.Web.RegisterExtracts;

/// <summary>An extract as a file: whole, or none.</summary>
public sealed class RegisterExtractTests
{
    private static readonly DateTimeOffset _takenAt = new(2026, 3, 18, 10, 28, 0, TimeSpan.FromHours(8));

    private static readonly HallNames _names = new("云山市便民中心", "Yunshan Service Hall", "0999-8765-4321");

    [Fact]
    public void What_was_written_is_read()
    {
        Assert.True(RegisterExtract.TryRead(Write(), Hash, out var extract, out var fault));

        Assert.Null(fault);
        Assert.Equal((_takenAt, "0007", 1), (extract.TakenAt, extract.Hall, extract.Count));
        Assert.Equal(_names, extract.Names);
        Assert.Equal(SomeCopies.PublicKey.Point, Assert.Single(extract.Keys.Keys).Point);
        var copy = extract.Find(SomeCopies.Number)!;
        Assert.Equal(("顾*河", CheckAnswer.InForce), (copy.Holder, copy.WhileInUse));
        Assert.Equal(SomeCopy().CheckValue, copy.CheckValue);
        Assert.Equal(SomeCopy().Code, copy.Code);
    }

    // Revision 1: no names, no reasons. The check page may be brought up to date before the hall is.
    [Fact]
    public void An_extract_of_an_older_hall_is_read_and_says_nothing_of_its_names()
    {
        var lines = Encoding.UTF8.GetString(Write()).Split('\n')[..^2];
        var head = JsonNode.Parse(lines[0])!.AsObject();
        Assert.True(head.Remove("names") && head.Remove("revision"));
        var body = Encoding.UTF8.GetBytes($"{head.ToJsonString()}\n{string.Join('\n', lines[1..])}\n");
        byte[] file = [.. body, .. JsonSerializer.SerializeToUtf8Bytes(new { hash = Hash(Sm3.Hash(body)) }), (byte)'\n'];

        Assert.True(RegisterExtract.TryRead(file, Hash, out var extract, out _));

        Assert.Null(extract.Names);
        Assert.Equal("顾*河", extract.Find(SomeCopies.Number)!.Holder);
    }

    // So that the hall may be brought up to date before the check page is.
    [Fact]
    public void What_was_added_leaves_the_format_that_an_older_reader_asks_for()
    {
        var head = JsonNode.Parse(Encoding.UTF8.GetString(Write()).Split('\n')[0])!;

        Assert.Equal((1, 3), ((int)head["format"]!, (int)head["revision"]!));
    }

    [Fact]
    public void An_extract_without_a_key_to_answer_with_is_answered_from_and_takes_no_report()
    {
        Assert.True(RegisterExtract.TryRead(Write(), Hash, out var extract, out _));

        Assert.Null(extract.ReturnKey);
        Assert.Equal(RegisterExtract.IdOf(Write()), extract.Id);
    }

    [Fact]
    public void An_extract_of_a_hall_without_copies_is_whole() =>
        Assert.True(RegisterExtract.TryRead(Write([]), Hash, out _, out _));

    [Fact]
    public void Not_one_byte_may_be_another()
    {
        var file = Write();
        for (var at = 0; at < file.Length; at += 7)
        {
            byte[] changed = [.. file];
            changed[at] ^= 0x04;
            Assert.False(RegisterExtract.TryRead(changed, Hash, out _, out var fault));
            Assert.NotNull(fault);
        }
    }

    [Fact]
    public void Nothing_may_be_missing_or_added()
    {
        var file = Write();

        Assert.All(
            Enumerable.Range(0, file.Length).Where(length => length % 5 is 0),
            length => Assert.False(RegisterExtract.TryRead(file[..length], Hash, out _, out _)));
        Assert.False(RegisterExtract.TryRead([.. file, .. "{}\n"u8], Hash, out _, out _));
        Assert.False(RegisterExtract.TryRead([], Hash, out _, out _));
    }

    [Fact]
    public void Who_lacks_the_key_makes_no_extract()
    {
        Assert.False(RegisterExtract.TryRead(
            Write(), digest => SomeKeys.Ring.KeyedHash(KeyUse.CheckValue, digest), out _, out var fault));
        Assert.Equal(ExtractFault.NotWhole, fault);
    }

    [Theory]
    [InlineData(CheckAnswer.InForce, CheckAnswer.Expired)]
    [InlineData(CheckAnswer.SheetInForce, CheckAnswer.Expired)]
    [InlineData(CheckAnswer.LicenseNotInForce, CheckAnswer.Expired)]
    [InlineData(CheckAnswer.LicenseChanged, CheckAnswer.Expired)]
    [InlineData(CheckAnswer.Void, CheckAnswer.Void)]
    [InlineData(CheckAnswer.Withdrawn, CheckAnswer.Withdrawn)]
    [InlineData(CheckAnswer.NotHandedOver, CheckAnswer.NotHandedOver)]
    public void When_the_days_are_over_the_answer_follows_without_the_hall(CheckAnswer inUse, CheckAnswer after)
    {
        DateOnly last = new(2026, 4, 17);

        Assert.Equal(inUse, CopyStanding.On(inUse, last, last));
        Assert.Equal(after, CopyStanding.On(inUse, last, last.AddDays(1)));
    }

    [Fact]
    public void A_key_file_is_read_back_and_nothing_else_is()
    {
        var key = new ExtractKey("0007", [.. new byte[31], 1], [.. new byte[31], 2]);

        Assert.True(ExtractKey.TryRead(key.Write(), out var read));
        Assert.Equal((key.Hall, key.CheckValues[31], key.Extracts[31]), (read.Hall, read.CheckValues[31], read.Extracts[31]));
        Assert.False(ExtractKey.TryRead("{}"u8.ToArray(), out _));
        Assert.False(ExtractKey.TryRead("key"u8.ToArray(), out _));
        Assert.False(ExtractKey.TryRead(new ExtractKey("0007", [1], [2]).Write(), out _));
    }

    private static byte[] Hash(byte[] digest) => SomeKeys.Ring.KeyedHash(KeyUse.RegisterExtract, digest);

    private static byte[] Write(ExtractedCopy[]? copies = null) => RegisterExtract.Write(
        _takenAt, "0007", _names, new PublishedKeys(_takenAt.UtcDateTime, [SomeCopies.PublicKey]), null, copies ?? [SomeCopy()], Hash);

    private static ExtractedCopy SomeCopy() => new()
    {
        Number = SomeCopies.Number.Value, WhileInUse = CheckAnswer.InForce, Form = CopyForm.CertifiedCopy, Kind = "结婚证",
        Holder = "顾*河", Tail = "000386", Purpose = "个人住房公积金贷款申请", Recipient = "云山农村商业银行青崖支行",
        Expires = new(2026, 4, 17), Counter = "3", CheckValue = [1, 2, 3], Code = [4, 5, 6],
    };
}
