using CounterDesk.Domain.Visits;

namespace CounterDesk.Tests.Domain.Visits;

public sealed class WrittenRequestTests
{
    private const int Days = 30;
    private static readonly DateOnly _today = new(2026, 3, 18);
    private static readonly DateTime _now = new(2026, 3, 18, 2, 28, 0, DateTimeKind.Utc);

    [Theory]
    [InlineData(0, 0, null)]
    [InlineData(-90, 30, null)]
    [InlineData(1, 5, RequestFault.NotWrittenYet)]
    [InlineData(-91, 5, RequestFault.TooOld)]
    [InlineData(-1, -1, RequestFault.Over)]
    [InlineData(-1, 31, RequestFault.WaitsTooLong)]
    public void Its_days_must_be_likely(int written, int until, RequestFault? fault) => Assert.Equal(
        fault, WrittenRequest.FindFault(_today.AddDays(written), _today.AddDays(until), _today, Days));

    [Fact]
    public void The_day_on_it_must_be_said() =>
        Assert.Equal(RequestFault.DayMissing, WrittenRequest.FindFault(null, _today, _today, Days));

    [Fact]
    public void Where_nobody_is_the_request_is_the_right_to_look_and_nobody_is_asked()
    {
        var visit = Receive(VisitNeeds.LargePrint);
        Assert.Throws<InvalidOperationException>(() => visit.RecordRequest(RequestForm.Letter, _today, _now));
        visit.RecordPurpose(Some(), _now);
        Assert.False(visit.MayLook);
        Assert.Throws<InvalidOperationException>(() => visit.Ask(visit.Parties[0].Id, ["A"], _now));

        visit.RecordRequest(RequestForm.Fax, new(2026, 3, 12), _now);

        Assert.True(visit.MayLook);
        Assert.Equal(VisitStep.Results, visit.Step);
        Assert.Equal(
            Basis.Create(BasisKind.WrittenRequest, BasisProof.RequestFax, "2026-03-12"), visit.Parties[0].Basis);
        Assert.Equal((true, false), (visit.MayLookAt([7], "A"), visit.MayLookAt([7], "B")));
        Assert.Equal(VisitNeeds.LargePrint, visit.Needs);
    }

    [Fact]
    public void Another_purpose_is_another_request()
    {
        var visit = Receive();
        visit.RecordPurpose(Some(), _now);
        visit.RecordRequest(RequestForm.Letter, _today, _now);

        visit.RecordPurpose(Some(), _now);

        Assert.Equal((false, VisitStep.Consent), (visit.MayLook, visit.Step));
    }

    // Whom a duty lets the office look at without asking has asked for it all the same.
    [Fact]
    public void A_statutory_duty_does_not_take_the_place_of_the_request()
    {
        var visit = Receive();
        visit.RecordPurpose(Some() with { Duty = "社会救助暂行办法第五十八条" }, _now);

        Assert.False(visit.MayLook);
        visit.RecordRequest(RequestForm.SignedForm, _today, _now);
        Assert.Equal(BasisKind.WrittenRequest, visit.Parties[0].BasisKind);
    }

    [Fact]
    public void Nobody_joins_a_visit_where_nobody_is()
    {
        var visit = Receive();

        Assert.Throws<InvalidOperationException>(() => visit.Add(PartyRole.Spouse, isPresent: true, _now));
        visit.Add(PartyRole.Spouse, isPresent: false, _now);
        Assert.Equal(2, visit.Parties.Count);
    }

    [Fact]
    public void Somebody_who_is_here_is_asked_and_nothing_is_taken_from_paper()
    {
        var visit = Visit.Receive("3", "clerk-7", Visitor.Applicant, VisitNeeds.None, _now);
        visit.Identify(
            visit.Parties[0].Id, new(IdentityMethod.Typed, FaceAnswer.Same, TypedReason.CardUnreadable, SeenDocuments.IdCard, false),
            new("林*英", "9****1", [7], 40, false), _now);
        visit.RecordPurpose(Some(), _now);

        Assert.Throws<InvalidOperationException>(() => visit.RecordRequest(RequestForm.Letter, _today, _now));
    }

    private static Visit Receive(VisitNeeds needs = VisitNeeds.None)
    {
        var visit = Visit.Receive("3", "clerk-7", Visitor.InWriting, needs, _now);
        visit.Identify(
            visit.Parties[0].Id, new(IdentityMethod.Typed, null, TypedReason.NotHere, SeenDocuments.NamingPaper, false),
            new("林*英", "9****1", [7], 40, false), _now);
        return visit;
    }

    private static Purpose Some() => Purpose.Create("高龄津贴申领", "民政局") with { Kinds = ["A"] };
}
