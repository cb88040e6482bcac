using CounterDesk.Domain.Visits;

namespace CounterDesk.Tests.Domain.Visits;

public sealed class WhoMayAskTests
{
    private static readonly DateTime _now = new(2026, 3, 18, 2, 28, 0, DateTimeKind.Utc);
    private static readonly Identity _here = new(IdentityMethod.CardReader, FaceAnswer.Same, null, SeenDocuments.IdCard, IsSigned: true);
    private static readonly Identity _notHere = new(IdentityMethod.Typed, null, TypedReason.NotHere, SeenDocuments.NamingPaper, IsSigned: false);

    [Fact]
    public void Whoever_is_here_and_identified_asks_about_herself_and_nobody_else()
    {
        var visit = Visit.Receive("3", "clerk-7", Visitor.Applicant, VisitNeeds.None, _now);
        visit.Add(PartyRole.Spouse, isPresent: true, _now);
        visit.Add(PartyRole.CoOwner, isPresent: false, _now);
        visit.Add(PartyRole.Helper, isPresent: true, _now);
        Assert.Empty(WhoMayAsk.About(visit, letterSaysSo: true));

        Identify(visit, 0);
        Identify(visit, 1);
        Identify(visit, 2);

        Assert.Equal(visit.Parties.Take(2), WhoMayAsk.About(visit, letterSaysSo: true));
        Assert.Same(visit.Parties[1], WhoMayAsk.FindAsking(visit, visit.Parties[1], letterSaysSo: false));
    }

    [Fact]
    public void Who_is_not_the_one_on_the_card_is_told_nothing()
    {
        var visit = Visit.Receive("3", "clerk-7", Visitor.Applicant, VisitNeeds.None, _now);
        visit.Identify(visit.Parties[0].Id, _here with { Face = FaceAnswer.NotSame }, Known(1), _now);

        Assert.Empty(WhoMayAsk.About(visit, letterSaysSo: true));
    }

    [Fact]
    public void A_guardian_asks_about_the_ward_once_the_relation_is_proven()
    {
        var visit = Visit.Receive("3", "clerk-7", Visitor.Guardian, VisitNeeds.None, _now);
        Identify(visit, 0);
        Identify(visit, 1);
        Assert.Equal([visit.Parties[0]], WhoMayAsk.About(visit, letterSaysSo: true));

        visit.Prove(visit.Parties[0], "kind", _now);

        Assert.Equal(visit.Parties, WhoMayAsk.About(visit, letterSaysSo: false));
        Assert.Same(visit.Parties[0], WhoMayAsk.FindAsking(visit, visit.Parties[1], letterSaysSo: false));
    }

    [Theory]
    [InlineData(Visitor.Agent, true, 2)]
    [InlineData(Visitor.Agent, false, 1)]
    [InlineData(Visitor.LicenseAdministrator, true, 2)]
    [InlineData(Visitor.LicenseAdministrator, false, 1)]
    public void An_agent_asks_for_another_only_with_a_letter_that_says_so(Visitor visitor, bool saysSo, int about)
    {
        var visit = Visit.Receive("3", "clerk-7", visitor, VisitNeeds.None, _now);
        Identify(visit, 0);
        Identify(visit, 1);
        visit.RecordPurpose(Purpose.Create("高龄津贴申领", "民政局") with { Kinds = ["kind"] }, _now);
        Assert.Equal([visit.Parties[0]], WhoMayAsk.About(visit, letterSaysSo: true));

        visit.RecordMandate("letter", null, ["kind"], _now);

        Assert.Equal(visit.Parties.Take(about), WhoMayAsk.About(visit, saysSo));
    }

    [Fact]
    public void Nobody_asks_where_nobody_is()
    {
        var visit = Visit.Receive("3", "clerk-7", Visitor.InWriting, VisitNeeds.None, _now);
        Identify(visit, 0);

        Assert.Empty(WhoMayAsk.About(visit, letterSaysSo: true));
    }

    private static void Identify(Visit visit, int at) => visit.Identify(
        visit.Parties[at].Id, visit.Parties[at].IsPresent ? _here : _notHere, Known((byte)(at + 1)), _now);

    private static IdentifiedAs Known(byte hash) =>
        new("顾*河", "999901********0032", [.. Enumerable.Repeat(hash, Visit.HashLength)], 60, true);
}
