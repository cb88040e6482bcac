using CounterDesk.Domain.Copies;

namespace CounterDesk.Tests.Domain.Copies;

public sealed class SheetTests
{
    [Theory]
    [InlineData("A0001234", "A0001234")]
    [InlineData(" ａ０００１２３４ ", "A0001234")]
    [InlineData("0001", "0001")]
    [InlineData("ABCDEFGH123456789012", "ABCDEFGH123456789012")]
    [InlineData("ABCDEFGHI1234", null)]
    [InlineData("A123", null)]
    [InlineData("1234567890123", null)]
    [InlineData("12A4", null)]
    [InlineData("纸0001", null)]
    [InlineData("", null)]
    [InlineData(null, null)]
    public void A_sheet_is_capitals_and_digits_however_it_was_typed(string? typed, string? value)
    {
        Assert.Equal(value is not null, SheetNumber.TryParse(typed, out var number));
        Assert.Equal(value, number?.Value);
    }

    [Fact]
    public void Sheets_follow_each_other_until_the_digits_end()
    {
        Assert.Equal("A0100", Sheet("A0099").After(1)!.Value);
        Assert.Null(Sheet("A9999").After(1));
        Assert.Equal(2, Sheet("A0099").To(Sheet("A0101")));
        Assert.Null(Sheet("A0099").To(Sheet("B0101")));
        Assert.Null(Sheet("A0099").To(Sheet("A00101")));
    }

    [Theory]
    [InlineData(PrintOutcome.CameOutWell, 1, "A0001", "A0001")]
    [InlineData(PrintOutcome.CameOutWell, 3, "A0009", "A0009 A0010 A0011")]
    [InlineData(PrintOutcome.CameOutWell, 2, "A0001 A0005", "A0001 A0005")]
    [InlineData(PrintOutcome.CameOutWell, 2, "A0001，B0005", "A0001 B0005")]
    [InlineData(PrintOutcome.CameOutWell, 0, "A0001 A0002", "A0001 A0002")]
    [InlineData(PrintOutcome.Spoiled, 3, "A0001", "A0001")]
    [InlineData(PrintOutcome.Spoiled, 3, "A0001 A0002 A0003", "A0001 A0002 A0003")]
    [InlineData(PrintOutcome.DidNotComeOut, 3, "A0001", "")]
    public void A_copy_takes_as_many_sheets_as_it_has_pages(
        PrintOutcome outcome, int pages, string typed, string sheets)
    {
        var read = TypedSheets.Read(typed, outcome, pages);

        Assert.Null(read.Fault);
        Assert.Equal(sheets, string.Join(' ', read.Sheets));
    }

    [Theory]
    [InlineData(PrintOutcome.CameOutWell, 1, "", SheetFault.Missing)]
    [InlineData(PrintOutcome.Spoiled, 1, " , ", SheetFault.Missing)]
    [InlineData(PrintOutcome.CameOutWell, 1, "A1", SheetFault.Malformed)]
    [InlineData(PrintOutcome.CameOutWell, 1, "A0001 A0002", SheetFault.WrongCount)]
    [InlineData(PrintOutcome.CameOutWell, 3, "A0001 A0002", SheetFault.WrongCount)]
    [InlineData(PrintOutcome.CameOutWell, 2, "A9999", SheetFault.WrongCount)]
    [InlineData(PrintOutcome.Spoiled, 1, "A0001 A0002", SheetFault.WrongCount)]
    [InlineData(PrintOutcome.CameOutWell, 2, "A0001 a0001", SheetFault.Twice)]
    public void What_cannot_be_is_named(PrintOutcome outcome, int pages, string typed, SheetFault fault)
    {
        var read = TypedSheets.Read(typed, outcome, pages);

        Assert.Equal(fault, read.Fault);
        Assert.Empty(read.Sheets);
    }

    [Fact]
    public void Sheets_between_the_first_and_the_last_of_a_counter_are_missed()
    {
        var account = Account([Line("A0001"), Line("A0002", SheetUse.Spoiled), Line("A0005"), Line("A0007")]);

        Assert.Equal(
            [new SheetGap("3", Sheet("A0003"), 2), new SheetGap("3", Sheet("A0006"), 1)], account.Missing);
        Assert.Equal("A0004", account.Missing[0].Last.Value);
        Assert.False(account.IsEven);
        Assert.Equal((3, 1, 0), (account[SheetUse.Copy], account[SheetUse.Spoiled], account[SheetUse.Explained]));
    }

    [Fact]
    public void What_is_explained_or_used_at_another_counter_is_not_missed()
    {
        Assert.True(Account([Line("A0001"), Line("A0002", SheetUse.Explained), Line("A0003")]).IsEven);
        Assert.True(Account([Line("A0001"), Line("A0003")], known: ["A0002"]).IsEven);
        Assert.Equal(
            [new SheetGap("3", Sheet("A0002"), 1), new SheetGap("3", Sheet("A0004"), 1)],
            Account([Line("A0001"), Line("A0005")], known: ["A0003"]).Missing);
    }

    [Fact]
    public void The_day_begins_where_the_counter_ended_before()
    {
        var account = Account([Line("A0005")], before: [Line("A0002"), Line("A0004", counter: "4")]);

        Assert.Equal([new SheetGap("3", Sheet("A0003"), 2)], account.Missing);
        Assert.Equal(1, account[SheetUse.Copy]);
    }

    [Theory]
    [InlineData("A0002", 0)]
    [InlineData("A0102", 1)]
    [InlineData("A0103", 0)]
    [InlineData("B0003", 0)]
    [InlineData("A00103", 0)]
    public void Another_pack_is_no_gap(string next, int gaps) =>
        Assert.Equal(gaps, Account([Line("A0001"), Line(next)]).Missing.Length);

    private static SheetAccount Account(SheetLine[] day, SheetLine[]? before = null, string[]? known = null) =>
        SheetAccount.Of(day, before ?? [], (known ?? []).Select(Sheet).ToHashSet());

    private static SheetLine Line(string number, SheetUse use = SheetUse.Copy, string counter = "3") =>
        new(Sheet(number), counter, use);

    private static SheetNumber Sheet(string number) => SheetNumber.Parse(number);
}
