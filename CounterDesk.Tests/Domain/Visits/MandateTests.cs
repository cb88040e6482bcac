using CounterDesk.Domain.Visits;
using CounterDesk.Tests.Support;

namespace CounterDesk.Tests.Domain.Visits;

/// <summary>What can be wrong with a mandate as it was typed, before anything is held against it.</summary>
public sealed class MandateTests
{
    private static readonly DateOnly _first = new(2026, 3, 1);

    [Fact]
    public void The_usual_letter_is_well_formed_and_says_nothing_of_anybody_in_a_log()
    {
        Assert.True(SomeMandates.Letter.IsWellFormed);
        Assert.Equal("LetterOfAttorney, 2026-03-01 to 2026-06-30", SomeMandates.Letter.ToString());
    }

    [Theory]
    [InlineData("", TextFault.Missing)]
    [InlineData("  ", TextFault.Missing)]
    [InlineData("林\u0001", TextFault.ControlCharacter)]
    public void A_name_is_there_and_can_be_read(string name, TextFault fault)
    {
        Assert.Equal(fault, Mandate.FindNameFault(name));
        Assert.False((SomeMandates.Letter with { AgentName = name }).IsWellFormed);
        Assert.False((SomeMandates.Letter with { PrincipalName = name }).IsWellFormed);
    }

    [Fact]
    public void Texts_fit_their_columns()
    {
        Assert.Null(Mandate.FindNameFault(new string('林', Mandate.MaxNameLength)));
        Assert.Equal(TextFault.TooLong, Mandate.FindNameFault(new string('林', Mandate.MaxNameLength + 1)));
        Assert.Null(Mandate.FindMatterFault(new string('事', Mandate.MaxMatterLength)));
        Assert.Equal(TextFault.TooLong, Mandate.FindMatterFault(new string('事', Mandate.MaxMatterLength + 1)));
        Assert.Equal(TextFault.Missing, Mandate.FindMatterFault(null));
    }

    [Fact]
    public void Only_a_notarized_letter_needs_a_number()
    {
        Assert.Null(Mandate.FindNumberFault(LetterForm.LetterOfAttorney, null));
        Assert.Null(Mandate.FindNumberFault(LetterForm.WrittenOnTheSpot, ""));
        Assert.Equal(TextFault.Missing, Mandate.FindNumberFault(LetterForm.NotarizedLetter, " "));
        Assert.Null(Mandate.FindNumberFault(LetterForm.NotarizedLetter, "（2026）云证字第 1024 号"));
        Assert.Equal(
            TextFault.TooLong,
            Mandate.FindNumberFault(LetterForm.LetterOfAttorney, new string('1', Mandate.MaxNumberLength + 1)));
    }

    [Fact]
    public void The_days_go_forwards_and_have_one_end()
    {
        Assert.Equal(TermFault.Missing, Mandate.FindTermFault(null, _first, false));
        Assert.Equal(TermFault.Backwards, Mandate.FindTermFault(_first, _first.AddDays(-1), false));
        Assert.Equal(TermFault.TwoEnds, Mandate.FindTermFault(_first, _first, true));
        Assert.Null(Mandate.FindTermFault(_first, _first, false));
        Assert.Null(Mandate.FindTermFault(_first, null, true));
    }

    // 民法典 165 asks for a term: the letter that has none is recorded as it is, and the check says so.
    [Fact]
    public void A_letter_without_an_end_can_be_recorded() =>
        Assert.True((SomeMandates.Letter with { LastDay = null }).IsWellFormed);
}
