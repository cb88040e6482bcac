using System.Collections.Immutable;
using CounterDesk.Domain.Enterprises;
using CounterDesk.Domain.Licenses;
using CounterDesk.Domain.Verification;
using CounterDesk.Tests.Support;

namespace CounterDesk.Tests.Domain.Enterprises;

public sealed class EnterpriseLicensesTests
{
    private const string Business = SomeLicenses.BusinessLicense;
    private const string Production = SomeLicenses.FoodProductionLicense;
    private const string Operation = SomeLicenses.FoodOperationLicense;
    private const string Laboratory = SomeLicenses.InspectionBodyCertificate;

    private static readonly DateOnly _today = SomeEnterprises.Today;

    [Theory]
    [InlineData(GenuineAnswer.Yes, InForceAnswer.Yes, LineState.InOrder)]
    [InlineData(GenuineAnswer.Yes, InForceAnswer.Expired, LineState.NotInForce)]
    [InlineData(GenuineAnswer.Yes, InForceAnswer.NotYet, LineState.NotInForce)]
    [InlineData(GenuineAnswer.Yes, InForceAnswer.CouldNotBeTold, LineState.NotTold)]
    [InlineData(GenuineAnswer.CouldNotBeTold, InForceAnswer.Yes, LineState.NotTold)]
    [InlineData(GenuineAnswer.CouldNotBeTold, InForceAnswer.Revoked, LineState.NotInForce)]
    [InlineData(GenuineAnswer.CouldNotBeTold, InForceAnswer.CouldNotBeTold, LineState.NotTold)]
    [InlineData(GenuineAnswer.No, InForceAnswer.Yes, LineState.NotGenuine)]
    [InlineData(GenuineAnswer.No, InForceAnswer.Expired, LineState.NotGenuine)]
    public void Only_a_license_with_two_answers_of_yes_is_in_order(
        GenuineAnswer genuine, InForceAnswer inForce, LineState state) =>
        Assert.Equal(state, StateOf(SomeEnterprises.Found(Operation, null, inForce, genuine)).State);

    [Theory]
    [InlineData(0, LineState.EndsSoon)]
    [InlineData(30, LineState.EndsSoon)]
    [InlineData(31, LineState.InOrder)]
    public void A_license_that_ends_within_thirty_days_is_pointed_out(int days, LineState state)
    {
        var line = StateOf(SomeEnterprises.Found(Operation, _today.AddDays(days)));

        Assert.Equal((state, state is LineState.EndsSoon ? days : null), (line.State, line.DaysLeft));
    }

    [Fact]
    public void What_could_not_be_read_is_not_told_and_what_is_on_its_way_waits()
    {
        Assert.Equal(LineState.NotTold, StateOf(new LineFinding.NotRead(NotReadReason.Unavailable)).State);
        Assert.Equal(LineState.Waiting, StateOf(null).State);
    }

    [Theory]
    [InlineData(true, true, LineState.Missing)]
    [InlineData(false, true, LineState.NotTold)]
    [InlineData(true, false, LineState.NotLookedAt)]
    [InlineData(false, false, LineState.NotLookedAt)]
    public void A_kind_is_missing_only_when_every_source_was_asked_and_has_answered(
        bool haveAllAnswered, bool isAllowed, LineState state)
    {
        var lines = EnterpriseLicenses.Of(Question([[Laboratory]], []) with
        {
            HaveAllAnswered = haveAllAnswered, Allowed = isAllowed ? [Laboratory] : [],
        }).Lines;

        var line = Assert.Single(lines);
        Assert.Equal((state, null), (line.State, line.Hit));
    }

    [Fact]
    public void Of_a_material_that_several_kinds_show_none_is_missing_once_one_is_there()
    {
        var question = Question([[Laboratory, Operation], [Production]], [SomeLicenses.Of(Operation)]);

        var lines = EnterpriseLicenses.Of(question).Lines;

        Assert.Equal([Production, Operation], lines.OrderBy(line => line.Hit is not null).Select(line => line.KindCodes[0]));
    }

    [Fact]
    public void What_must_be_seen_to_stands_first_once_all_are_told()
    {
        License[] licenses =
        [
            SomeLicenses.Of(Business), SomeLicenses.Of(Production), SomeLicenses.Of(Operation, "20260101000002"),
            SomeLicenses.Of(Operation, "20260101000003"),
        ];
        var findings = new Dictionary<string, LineFinding>
        {
            [licenses[0].Identifier.Value] = SomeEnterprises.Found(Business, null),
            [licenses[1].Identifier.Value] = SomeEnterprises.Found(Production, _today.AddDays(-12), InForceAnswer.Expired),
            [licenses[2].Identifier.Value] = SomeEnterprises.Found(Operation, _today.AddDays(20)),
            [licenses[3].Identifier.Value] = SomeEnterprises.Found(Operation, _today.AddDays(400)),
        };
        var question = Question([[Business], [Production], [Operation], [Laboratory]], licenses) with
        {
            Findings = licenses.ToImmutableDictionary(license => license.Identifier, license => findings[license.Identifier.Value]),
        };

        var told = EnterpriseLicenses.Of(question);

        Assert.Equal(
            [LineState.NotInForce, LineState.Missing, LineState.EndsSoon, LineState.InOrder, LineState.InOrder],
            told.Lines.Select(line => line.State));
        Assert.Equal(Business, told.Lines[3].KindCodes[0]);
        Assert.Equal(2, told.Count(LineState.InOrder));

        // Before that no row jumps.
        var waiting = EnterpriseLicenses.Of(question with { Findings = question.Findings.Remove(licenses[0].Identifier) });
        Assert.Equal([Business, Production, Operation, Operation, Laboratory], waiting.Lines.Select(line => line.KindCodes[0]));
    }

    [Fact]
    public void An_older_version_is_left_out_as_long_as_the_newer_one_is_listed()
    {
        var old = SomeLicenses.Of(Business) with { Status = LicenseStatus.Superseded };
        var renewed = SomeLicenses.Of(Business, version: 2);

        var both = EnterpriseLicenses.Of(Question([[Business]], [old, renewed]));
        var alone = EnterpriseLicenses.Of(Question([[Business]], [old]));

        Assert.Equal((2, 1), (Assert.Single(both.Lines).Hit!.Version, both.Replaced));
        Assert.Equal((1, 0), (Assert.Single(alone.Lines).Hit!.Version, alone.Replaced));
    }

    private static EnterpriseLine StateOf(LineFinding? finding)
    {
        var license = SomeLicenses.Of(Operation);
        var question = Question([[Operation]], [license]);
        return Assert.Single(EnterpriseLicenses.Of(question with
        {
            Findings = finding is null ? question.Findings : question.Findings.SetItem(license.Identifier, finding),
        }).Lines);
    }

    private static EnterpriseQuestion Question(ImmutableArray<ImmutableArray<string>> needed, IEnumerable<License> licenses) => new()
    {
        Needed = needed,
        Allowed = [.. needed.SelectMany(kinds => kinds)],
        Hits = [.. licenses.Select(SomeHits.Of)],
        Findings = [],
        HaveAllAnswered = true,
        Today = _today,
    };
}
