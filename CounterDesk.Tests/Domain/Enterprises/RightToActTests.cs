using CounterDesk.Domain.Enterprises;
using CounterDesk.Domain.Visits;
using CounterDesk.Tests.Support;

namespace CounterDesk.Tests.Domain.Enterprises;

public sealed class RightToActTests
{
    private static readonly DateTime _now = new(2026, 3, 18, 2, 28, 0, DateTimeKind.Utc);

    [Fact]
    public void A_legal_representative_has_shown_nothing_before_the_business_license_was_verified()
    {
        var visit = Receive(Visitor.LegalRepresentative);

        Assert.Equal(new RightToAct.NotShownYet(), RightOf(visit, null));
        Assert.False(RightOf(visit, null).IsShown);
    }

    [Fact]
    public void What_the_business_license_does_not_show_or_could_not_tell_is_said_with_its_reason()
    {
        var visit = Receive(Visitor.LegalRepresentative);

        var (refused, untold) = (
            RightOf(visit, RelationFinding.NotProven(RelationReason.NotNamed)),
            RightOf(visit, RelationFinding.CouldNotBeTold(RelationReason.GenuinenessNotTold)));

        Assert.Equal(new RightToAct.NotShown(RelationReason.NotNamed), refused);
        Assert.Equal(new RightToAct.CouldNotBeTold(RelationReason.GenuinenessNotTold), untold);
        Assert.False(refused.IsShown || untold.IsShown);
    }

    [Fact]
    public void Once_proven_it_stays_so_for_the_visit()
    {
        var visit = Receive(Visitor.LegalRepresentative);
        visit.Prove(visit.Parties[0], "11100000MB0143028R001", _now);

        Assert.Equal(new RightToAct.ByBusinessLicense(), RightOf(visit, null));
        Assert.True(RightOf(visit, null).IsShown);
    }

    [Theory]
    [InlineData(Visitor.LicenseAdministrator)]
    [InlineData(Visitor.Agent)]
    public void Whoever_comes_with_a_letter_has_shown_it_once_it_was_recorded(Visitor visitor)
    {
        var visit = Receive(visitor);
        Assert.Equal(new RightToAct.NotShownYet(), RightOf(visit, RelationFinding.Proven));

        visit.RecordPurpose(Purpose.Create("食品经营许可延续", "云山市市场监督管理局"), _now);
        visit.RecordMandate("LetterOfAttorney", new(2026, 6, 30), [], _now);

        Assert.Equal(new RightToAct.ByLetter(new DateOnly(2026, 6, 30)), RightOf(visit, null));
        Assert.True(RightOf(visit, null).IsShown);
    }

    private static RightToAct RightOf(Visit visit, RelationFinding? latest) =>
        RightToAct.Of(visit, visit.Holders.Single(), latest);

    private static Visit Receive(Visitor visitor)
    {
        var visit = Visit.Receive("12", "demo-0386", visitor, VisitNeeds.None, _now);
        foreach (var party in visit.Parties)
        {
            visit.Identify(
                party.Id, party.IsPresent ? SomeVisits.Identity : SomeVisits.NotHere,
                new("*", "*", [(byte)party.Ordinal], null, null), _now);
        }

        return visit;
    }
}
