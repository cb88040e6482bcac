using CounterDesk.Domain.Visits;
using CounterDesk.Tests.Support;

namespace CounterDesk.Tests.Domain.Visits;

/// <summary>
/// What 民法典 161 to 165, 169 and 173 ask of a letter of attorney, and each way in which one can fall short.
/// </summary>
public sealed class MandateCheckTests
{
    private const string IdCard = SomeLicenses.ResidentIdCard;
    private const string Household = SomeLicenses.HouseholdRegister;
    private const string RealEstate = SomeLicenses.RealEstateCertificate;

    private static readonly Mandate _letter = SomeMandates.Letter;
    private static readonly MandateQuestion _question = SomeMandates.Question;

    [Fact]
    public void A_signed_letter_for_this_matter_within_its_term_stands()
    {
        var report = MandateCheck.Of(_letter, _question);

        Assert.Equal(Enum.GetValues<MandateRequirement>(), report.Results.Select(result => result.Requirement));
        Assert.All(report.Results, result => Assert.Equal(MandateResult.Fulfilled(result.Requirement), result));
        Assert.Equal(MandateAnswer.Fulfilled, report.Stands);
        Assert.False(report.HasEnded);
        Assert.True(report.MayFetch(IdCard) && report.MayFetch(Household));
        Assert.False(report.MayFetch(RealEstate));
    }

    public static TheoryData<string, Mandate, MandateQuestion, MandateResult> Slips => new()
    {
        {
            "another agent came (165, 169)", _letter, _question with { AgentName = "何建国" },
            No(MandateRequirement.AgentNamed, MandateReason.AnotherName)
        },
        {
            "nobody was identified", _letter, _question with { AgentName = null },
            Untold(MandateRequirement.AgentNamed, MandateReason.NotIdentified)
        },
        {
            "a name of spaces", _letter, _question with { AgentName = " " },
            Untold(MandateRequirement.AgentNamed, MandateReason.NotIdentified)
        },
        {
            "a rare character became a question mark",
            _letter with { AgentName = "何𠮷平" },
            _question with { AgentName = "何?平" },
            Untold(MandateRequirement.AgentNamed, MandateReason.NameUnencoded)
        },
        {
            "a character that looks alike", _letter with { AgentName = "何吉平" }, _question with { AgentName = "何𠮷平" },
            No(MandateRequirement.AgentNamed, MandateReason.AnotherName)
        },
        {
            "from another principal (162)", _letter with { PrincipalName = "林秀芳" }, _question,
            No(MandateRequirement.PrincipalNamed, MandateReason.AnotherName)
        },
        {
            "the principal is not known", _letter, _question with { PrincipalName = null },
            Untold(MandateRequirement.PrincipalNamed, MandateReason.NotIdentified)
        },
        {
            "no item yet", _letter, _question with { Item = null },
            Untold(MandateRequirement.MatterCovered, MandateReason.ItemNotChosen)
        },
        {
            "other words (165)", _letter with { Matter = "办理老年人补贴" }, _question,
            Untold(MandateRequirement.MatterCovered, MandateReason.MatterNotRead)
        },
        {
            "words that leave the item out", _letter with { Matter = "除高龄津贴申领以外的事" }, _question,
            Untold(MandateRequirement.MatterCovered, MandateReason.MatterNotRead)
        },
        {
            "read, and not covered",
            _letter with { Matter = "领取快递", Reading = new(SomeMandates.Allowance.Code, false) },
            _question,
            No(MandateRequirement.MatterCovered, MandateReason.AnotherMatter)
        },
        {
            "read for another item", _letter with { Matter = "办理补贴", Reading = new("another", true) }, _question,
            Untold(MandateRequirement.MatterCovered, MandateReason.MatterNotRead)
        },
        {
            "in person only (161)", _letter with { Matter = "结婚登记" }, _question with { Item = SomeMandates.Marriage },
            No(MandateRequirement.MayBeDelegated, MandateReason.InPersonOnly)
        },
        {
            "not known whether in person", _letter, _question with { Item = null },
            Untold(MandateRequirement.MayBeDelegated, MandateReason.ItemNotChosen)
        },
        {
            "not begun (165)", _letter with { From = new(2026, 3, 19) }, _question,
            No(MandateRequirement.WithinTerm, MandateReason.NotYet)
        },
        {
            "over since yesterday (173)", _letter with { LastDay = new(2026, 3, 17) }, _question,
            No(MandateRequirement.WithinTerm, MandateReason.Over)
        },
        {
            "no end (165)", _letter with { LastDay = null }, _question,
            No(MandateRequirement.WithinTerm, MandateReason.NoEndStated)
        },
        {
            "longer than the hall accepts", _letter with { LastDay = new(2029, 3, 2) }, _question,
            No(MandateRequirement.WithinTerm, MandateReason.TooLong)
        },
        {
            "until done, and older than the hall accepts",
            _letter with { From = new(2023, 3, 17), LastDay = null, RunsUntilDone = true },
            _question,
            No(MandateRequirement.WithinTerm, MandateReason.TooLong)
        },
        {
            "not signed (165)", _letter with { IsSigned = false }, _question,
            No(MandateRequirement.SignatureSeen, MandateReason.NotSigned)
        },
        {
            "no kinds yet", _letter, _question with { Kinds = [] },
            Untold(MandateRequirement.ScopeCovers, MandateReason.KindsNotChosen)
        },
        {
            "kinds and no item", _letter, _question with { Item = null },
            Untold(MandateRequirement.ScopeCovers, MandateReason.ItemNotChosen)
        },
        {
            "a kind the matter does not need (162)", _letter, _question with { Kinds = [IdCard, RealEstate] },
            No(MandateRequirement.ScopeCovers, MandateReason.KindsLeftOut)
        },
        {
            "a kind the letter does not list (165)", _letter with { Kinds = [IdCard] }, _question,
            No(MandateRequirement.ScopeCovers, MandateReason.KindsLeftOut)
        },
    };

    [Theory]
    [MemberData(nameof(Slips))]
    public void Every_slip_is_told_with_its_reason_and_nothing_is_fetched_on_it(
        string slip, Mandate mandate, MandateQuestion question, MandateResult result)
    {
        var report = MandateCheck.Of(mandate, question);

        Assert.NotEmpty(slip);
        Assert.Equal(result, report[result.Requirement]);
        Assert.Equal(
            result.Requirement is MandateRequirement.ScopeCovers && question.Item is not null,
            report.Stands is MandateAnswer.Fulfilled);
        Assert.False(report.MayFetch(RealEstate));
        Assert.Equal(report.Stands is MandateAnswer.Fulfilled, report.MayFetch(IdCard));
    }

    [Theory]
    [InlineData("何 建平", "何建平")]
    [InlineData("阿依古丽·买买提", "阿依古丽•买买提")]
    [InlineData("Wang Jun", "WANG JUN")]
    public void Names_are_compared_as_everywhere_at_the_desk(string inLetter, string identified) => Assert.Equal(
        MandateAnswer.Fulfilled,
        MandateCheck.Of(_letter with { AgentName = inLetter }, _question with { AgentName = identified })[
            MandateRequirement.AgentNamed].Answer);

    [Fact]
    public void A_letter_that_does_not_cover_one_license_stands_for_the_others()
    {
        var report = MandateCheck.Of(
            _letter with { Kinds = [IdCard, Household] }, _question with { Kinds = [IdCard, Household, RealEstate] });

        Assert.Equal(MandateAnswer.Fulfilled, report.Stands);
        Assert.Equal([IdCard, Household], report.Covered);
        Assert.Equal([RealEstate], report.LeftOut);
        Assert.True(report.MayFetch(IdCard));
        Assert.False(report.MayFetch(RealEstate));
    }

    [Fact]
    public void What_the_letter_lists_counts_even_where_the_matter_does_not_need_it() =>
        Assert.True(MandateCheck.Of(_letter with { Kinds = [RealEstate] }, _question).MayFetch(RealEstate));

    [Fact]
    public void Words_that_a_clerk_read_as_covering_the_item_cover_it() => Assert.Equal(
        MandateAnswer.Fulfilled,
        MandateCheck.Of(
            _letter with { Matter = "办理老年人补贴", Reading = new(SomeMandates.Allowance.Code, true) },
            _question).Stands);

    [Theory]
    [InlineData("2026-03-18", "2026-03-18")]
    [InlineData("2023-03-18", "2026-03-18")]
    [InlineData("2026-03-01", "2029-03-01")]
    public void The_first_day_the_last_day_and_the_longest_term_are_within_it(string from, string lastDay) =>
        Assert.Equal(
            MandateAnswer.Fulfilled,
            MandateCheck.Of(_letter with { From = Day(from), LastDay = Day(lastDay) }, _question)[
                MandateRequirement.WithinTerm].Answer);

    [Fact]
    public void A_letter_that_runs_until_the_matter_is_done_states_a_term() => Assert.Equal(
        MandateAnswer.Fulfilled,
        MandateCheck.Of(_letter with { LastDay = null, RunsUntilDone = true }, _question).Stands);

    [Fact]
    public void Every_known_end_stops_the_visit()
    {
        Assert.NotEmpty(Enum.GetValues<MandateEnd>());
        foreach (var end in Enum.GetValues<MandateEnd>())
        {
            var report = MandateCheck.Of(_letter with { KnownEnd = end }, _question);

            Assert.Equal(MandateReason.Ended, report[MandateRequirement.NotEnded].Reason);
            Assert.True(report.HasEnded);
            Assert.Equal(MandateAnswer.NotFulfilled, report.Stands);
            Assert.False(report.MayFetch(IdCard));
        }
    }

    [Fact]
    public void The_day_after_the_last_the_mandate_has_ended()
    {
        var question = _question with { Today = new(2026, 6, 30) };

        Assert.False(MandateCheck.Of(_letter, question).HasEnded);
        Assert.True(MandateCheck.Of(_letter, question with { Today = new(2026, 7, 1) }).HasEnded);
    }

    [Fact]
    public void Something_not_told_is_never_a_yes_and_something_wrong_comes_before_it()
    {
        var unknown = _question with { AgentName = null };

        Assert.Equal(MandateAnswer.CouldNotBeTold, MandateCheck.Of(_letter, unknown).Stands);
        Assert.Equal(MandateAnswer.NotFulfilled, MandateCheck.Of(_letter with { IsSigned = false }, unknown).Stands);
    }

    [Fact]
    public void A_report_with_a_requirement_missing_or_twice_is_refused()
    {
        var results = MandateCheck.Of(_letter, _question).Results;

        Assert.Throws<ArgumentException>(() => new MandateReport(results[1..], [], []));
        Assert.Throws<ArgumentException>(() => new MandateReport([.. results, results[0]], [], []));
    }

    private static MandateResult No(MandateRequirement requirement, MandateReason reason) =>
        MandateResult.NotFulfilled(requirement, reason);

    private static MandateResult Untold(MandateRequirement requirement, MandateReason reason) =>
        MandateResult.CouldNotBeTold(requirement, reason);

    private static DateOnly Day(string text) => DateOnly.ParseExact(text, "yyyy-MM-dd");
}
