using System.Text;
using CounterDesk.Domain.ServiceItems;
using CounterDesk.Tests.Support;
using static CounterDesk.Domain.ServiceItems.ServiceItemFaultReason;

namespace CounterDesk.Tests.Domain.ServiceItems;

public sealed class ServiceItemFileTests
{
    private const string Sound = """
        {
          "code": "999900-MZ-0107", "name": "高龄津贴申领", "pinyin": "gao ling jin tie shen ling", "office": "云山市清河区民政局",
          "recipients": ["云山市清河区民政局"], "longestValidityDays": 90,
          "materials": [{ "name": "身份证明", "form": "license", "kinds": [{ "code": "11100000000013127D001" }] }]
        }
        """;

    [Fact]
    public void What_is_written_is_read_back_and_needs_no_words_for_the_usual()
    {
        var file = SomeServiceItems.FileOf(SomeServiceItems.All);

        Assert.Equal(
            SomeServiceItems.All.Select(ServiceItemFile.Write),
            Read(file).Select(entry => ServiceItemFile.Write(entry.Item!)));
        var text = Encoding.UTF8.GetString(file);
        Assert.DoesNotContain("false", text, StringComparison.Ordinal);
        Assert.DoesNotContain("null", text, StringComparison.Ordinal);
        Assert.DoesNotContain("[]", text, StringComparison.Ordinal);
        Assert.DoesNotContain("\\u", text, StringComparison.Ordinal);
    }

    [Fact]
    public void One_item_is_kept_as_one_line_that_is_its_own()
    {
        var item = SomeServiceItems.TransferOfProperty;
        var line = ServiceItemFile.Write(item);

        Assert.DoesNotContain('\n', line);
        Assert.Equal(line, ServiceItemFile.Write(ServiceItemFile.ReadItem(line)));
        Assert.NotEqual(line, ServiceItemFile.Write(item with { IsRetired = true }));
    }

    [Fact]
    public void A_file_may_have_a_mark_comments_and_parts_left_out()
    {
        var entry = Assert.Single(Read([0xEF, 0xBB, 0xBF, .. Bytes($"// 民政\n[{Sound}]")]));

        Assert.Equal((1, "999900-MZ-0107", "高龄津贴申领"), (entry.Row, entry.Code, entry.Name));
        Assert.Null(entry.Item!.DutyProvision);
        Assert.False(entry.Item.AcceptsNotInForce);
        Assert.Equal(MaterialForm.License, Assert.Single(entry.Item.Materials).Form);
    }

    [Theory]
    [InlineData("\"office\": \"云山市清河区民政局\",", "", Missing, "office")]
    [InlineData("\"form\": \"license\",", "", Missing, "materials[0].form")]
    [InlineData("\"code\": \"11100000000013127D001\"", "", Missing, "materials[0].kinds[0].code")]
    [InlineData("\"license\"", "\"Licence\"", Unreadable, "materials[0].form")]
    [InlineData("\"license\"", "1", Unreadable, "materials[0].form")]
    [InlineData(": 90", ": \"90\"", Unreadable, "longestValidityDays")]
    [InlineData("\"云山市清河区民政局\",\n", "null,\n", Unreadable, "office")]
    [InlineData("\"longestValidityDays\"", "\"colour\": 1, \"longestValidityDays\"", Unreadable, "colour")]
    [InlineData("\"longestValidityDays\"", "\"code\": \"B\", \"longestValidityDays\"", Unreadable, "code")]
    [InlineData("[{ \"name\"", "[null, { \"name\"", Missing, "materials[0]")]
    [InlineData("0107", "0107?", MalformedCode, "code")]
    public void An_entry_is_refused_for_the_reason_and_at_the_place(
        string part, string instead, ServiceItemFaultReason reason, string place)
    {
        var entry = Assert.Single(Read(Bytes($"[{Sound.Replace(part, instead, StringComparison.Ordinal)}]")));

        Assert.Null(entry.Item);
        Assert.Equal((reason, place), (entry.Faults[0].Reason, entry.Faults[0].Place));
        Assert.Equal("高龄津贴申领", entry.Name);
    }

    [Theory]
    [InlineData("null")]
    [InlineData("7")]
    [InlineData("[]")]
    public void What_is_no_object_is_refused_and_the_others_are_read(string entry)
    {
        var entries = Read(Bytes($"[{entry}, {Sound}]"));

        Assert.Equal(Unreadable, Assert.Single(entries[0].Faults).Reason);
        Assert.Equal((2, true), (entries[1].Row, entries[1].Item is not null));
    }

    [Fact]
    public void Of_two_with_one_code_the_second_is_refused()
    {
        var entries = Read(Bytes($"[{Sound}, {Sound}]"));

        Assert.NotNull(entries[0].Item);
        Assert.Equal(new(Repeated, "code", "999900-MZ-0107"), Assert.Single(entries[1].Faults));
    }

    [Theory]
    [InlineData("{}", 0)]
    [InlineData("", 1)]
    [InlineData("[\n{,", 2)]
    [InlineData("[]\n[]", 2)]
    public void A_file_that_is_no_array_is_refused_with_the_line(string text, long line) =>
        Assert.Equal(line, Assert.Throws<ServiceItemFileException>(() => Read(Bytes(text))).Line);

    [Theory]
    [InlineData("code", "0107")]
    [InlineData("office", "云山市清河区民政局")]
    [InlineData("a name", "longestValidityDays")]
    public void Half_a_character_is_refused_and_no_error_of_the_program(string where, string part)
    {
        var entry = Assert.Single(Read(Bytes($"[{Sound.Replace(part, "\\ud800", StringComparison.Ordinal)}]")));

        Assert.Equal((where, Unreadable), (where, Assert.Single(entry.Faults).Reason));
    }

    [Fact]
    public void Parts_that_differ_are_named()
    {
        var item = SomeServiceItems.OldAgeAllowance;

        Assert.Empty(ServiceItemParts.ThatDiffer(item, ServiceItemFile.ReadItem(ServiceItemFile.Write(item))));
        Assert.Equal(
            Enum.GetValues<ServiceItemPart>(),
            ServiceItemParts.ThatDiffer(item, new()
            {
                Code = item.Code, Name = "高龄", Pinyin = "gao ling", Office = "民政局", Recipients = ["民政局"],
                Materials = item.Materials[..^1], LongestValidityDays = 1, DutyProvision = "第一条",
                NotDelegableBecause = "本人", AcceptsNotInForce = true, NeedsBusinessNumber = true, IsHeldBack = true,
                IsRetired = true,
            }));
    }

    private static System.Collections.Immutable.ImmutableArray<ServiceItemEntry> Read(byte[] file) =>
        ServiceItemFile.Read(file, SomeLicenses.Catalog);

    private static byte[] Bytes(string text) => Encoding.UTF8.GetBytes(text);
}
