using CounterDesk.Domain.Confirmations;
using CounterDesk.Domain.Visits;
using CounterDesk.Tests.Support;

namespace CounterDesk.Tests.Domain.Confirmations;

/// <summary>Who may let a clerk go past a failed check, for how long, and who may not.</summary>
public sealed class ConfirmationTests
{
    private static readonly DateTime _inTime = SomeConfirmations.AskedAt.AddMinutes(2);

    public static TheoryData<SecondPerson, ConfirmationFault?> Persons => new()
    {
        { SomeConfirmations.Colleague, null },
        { SomeConfirmations.Superior, null },
        { new SecondPerson(SomeClerk.Value.Id, "0999", SecondPersonRole.Clerk), ConfirmationFault.OwnRequest },
        {
            new SecondPerson("her-other-account", SomeClerk.Value.Number, SecondPersonRole.Supervisor),
            ConfirmationFault.OwnRequest
        },
        { new SecondPerson("demo-0007", "0007", null), ConfirmationFault.RoleNotAllowed },
        { new SecondPerson("another", "", SecondPersonRole.Clerk), null },
    };

    public static TheoryData<string?, TextFault?> Reasons => new()
    {
        { null, TextFault.Missing },
        { "  ", TextFault.Missing },
        { "照\t片", TextFault.ControlCharacter },
        { new string('瘦', 101), TextFault.TooLong },
        { new string('瘦', 100), null },
        { "  照片太旧 ", null },
    };

    [Theory]
    [MemberData(nameof(Persons))]
    public void A_second_person_is_somebody_else_who_serves_in_the_hall(SecondPerson person, ConfirmationFault? fault)
    {
        var confirmation = SomeConfirmations.Asked();

        Assert.Equal(fault, confirmation.FindFault(person));
        Assert.Equal(fault, confirmation.FindFault(person, SomeConfirmations.Visit, _inTime));
    }

    [Fact]
    public void Whoever_has_taken_the_visit_over_does_not_confirm_what_it_needs()
    {
        var handedOver = new Visit("4", SomeConfirmations.Colleague.Id, SomeConfirmations.AskedAt);

        Assert.Equal(
            ConfirmationFault.OwnRequest,
            SomeConfirmations.Asked().FindFault(SomeConfirmations.Colleague, handedOver, _inTime));
    }

    [Fact]
    public void Staff_numbers_that_are_missing_do_not_make_two_people_one()
    {
        var confirmation = Confirmation.Ask(SomeConfirmations.Request with { ClerkNumber = "" }, null);

        Assert.Null(confirmation.FindFault(new SecondPerson("another", "", SecondPersonRole.Clerk)));
    }

    [Fact]
    public void There_is_time_until_the_last_moment_and_not_at_it()
    {
        var confirmation = SomeConfirmations.Asked();
        var end = confirmation.ExpiresAtUtc;

        Assert.Null(confirmation.FindFault(SomeConfirmations.Colleague, SomeConfirmations.Visit, end.AddTicks(-1)));
        Assert.Equal(
            ConfirmationFault.Expired,
            confirmation.FindFault(SomeConfirmations.Colleague, SomeConfirmations.Visit, end));
        Assert.Equal(ConfirmationState.Asked, confirmation.StateAt(end.AddTicks(-1)));
        Assert.Equal(ConfirmationState.Expired, confirmation.StateAt(end));
    }

    [Fact]
    public void Nothing_is_confirmed_for_a_visit_that_has_ended()
    {
        var closed = new Visit("3", SomeClerk.Value.Id, SomeConfirmations.AskedAt);
        closed.Close(VisitEnd.Closed, _inTime);

        Assert.Equal(
            ConfirmationFault.VisitClosed,
            SomeConfirmations.Asked().FindFault(SomeConfirmations.Colleague, closed, _inTime));
    }

    [Theory]
    [InlineData(ConfirmationAnswer.Confirmed)]
    [InlineData(ConfirmationAnswer.Declined)]
    public void Nothing_is_answered_twice(ConfirmationAnswer answer)
    {
        var confirmation = SomeConfirmations.Decided(answer);

        Assert.Equal(
            ConfirmationFault.AlreadyDecided,
            confirmation.FindFault(SomeConfirmations.Superior, SomeConfirmations.Visit, _inTime));
        Assert.Throws<InvalidOperationException>(() => confirmation.Decide(
            SomeConfirmations.Decision(by: SomeConfirmations.Superior), SomeConfirmations.Visit,
            SomeConfirmations.ValidFor));
        Assert.Throws<InvalidOperationException>(confirmation.Withdraw);
        Assert.Throws<InvalidOperationException>(confirmation.Expire);
    }

    [Fact]
    public void What_was_withdrawn_is_not_answered()
    {
        var confirmation = SomeConfirmations.Asked();
        confirmation.Withdraw();

        Assert.Equal(
            ConfirmationFault.Withdrawn,
            confirmation.FindFault(SomeConfirmations.Colleague, SomeConfirmations.Visit, _inTime));
    }

    [Fact]
    public void A_confirmed_check_may_be_gone_past_for_its_time_while_the_visit_is_open()
    {
        var confirmation = SomeConfirmations.Decided(ConfirmationAnswer.Confirmed);
        var end = _inTime + SomeConfirmations.ValidFor;

        Assert.Equal(end, confirmation.ValidUntilUtc);
        Assert.True(confirmation.HoldsAt(end.AddTicks(-1), visitIsOpen: true));
        Assert.False(confirmation.HoldsAt(end, visitIsOpen: true));
        Assert.False(confirmation.HoldsAt(_inTime, visitIsOpen: false));
    }

    [Fact]
    public void What_nobody_confirmed_is_never_gone_past()
    {
        var withdrawn = SomeConfirmations.Asked();
        withdrawn.Withdraw();
        var expired = SomeConfirmations.Asked();
        expired.Expire();
        Confirmation[] others =
            [SomeConfirmations.Asked(), withdrawn, expired, SomeConfirmations.Decided(ConfirmationAnswer.Declined)];

        Assert.Equal(
            Enum.GetValues<ConfirmationState>().Except([ConfirmationState.Confirmed]).Order(),
            others.Select(other => other.State).Order());
        Assert.DoesNotContain(others, other => other.HoldsAt(_inTime, visitIsOpen: true));
    }

    [Fact]
    public void Who_answered_what_where_and_when_is_kept()
    {
        var confirmation = SomeConfirmations.Asked();
        var before = confirmation.Version;

        confirmation.Decide(
            new(
                SomeConfirmations.Superior, ConfirmationAnswer.Declined, ConfirmationWay.AtTheDesk, "  左耳不一样 ",
                _inTime),
            SomeConfirmations.Visit, SomeConfirmations.ValidFor);

        Assert.Equal(
            ("demo-0102", "0102", SecondPersonRole.Supervisor, ConfirmationWay.AtTheDesk, "左耳不一样", _inTime),
            (confirmation.DecidedBy, confirmation.DecidedByNumber, confirmation.DecidedByRole, confirmation.Way,
                confirmation.Note, confirmation.DecidedAtUtc));
        Assert.Null(confirmation.ValidUntilUtc);
        Assert.NotEqual(before, confirmation.Version);
    }

    [Fact]
    public void After_a_colleague_declined_only_a_supervisor_is_asked_however_often()
    {
        var declined = SomeConfirmations.Decided(ConfirmationAnswer.Declined);
        var again = SomeConfirmations.Asked(declined);
        Assert.Equal(ConfirmationFault.SupervisorNeeded, again.FindFault(SomeConfirmations.Colleague));
        Assert.Null(again.FindFault(SomeConfirmations.Superior));
        again.Expire();

        var third = SomeConfirmations.Asked(again);

        Assert.Equal(ConfirmationFault.SupervisorNeeded, third.FindFault(SomeConfirmations.Colleague));
    }

    [Fact]
    public void What_a_supervisor_declined_is_not_asked_again()
    {
        var declined = SomeConfirmations.Decided(ConfirmationAnswer.Declined, SomeConfirmations.Superior);

        Assert.False(declined.MayBeAskedAgain);
        Assert.Throws<InvalidOperationException>(() => SomeConfirmations.Asked(declined));
    }

    [Fact]
    public void What_ended_without_an_answer_is_asked_again_of_anybody()
    {
        var expired = SomeConfirmations.Asked();
        expired.Expire();

        Assert.True(expired.MayBeAskedAgain);
        Assert.Null(SomeConfirmations.Asked(expired).FindFault(SomeConfirmations.Colleague));
    }

    [Theory]
    [MemberData(nameof(Reasons))]
    public void A_reason_is_one_line_of_words(string? reason, TextFault? fault) =>
        Assert.Equal(fault, Confirmation.FindReasonFault(reason));

    [Fact]
    public void Nobody_is_asked_without_a_reason() =>
        Assert.Throws<ArgumentException>(() => Confirmation.Ask(SomeConfirmations.Request with { Reason = " " }, null));

    [Fact]
    public void A_note_need_not_be_there_and_is_one_line()
    {
        Assert.Null(Confirmation.FindNoteFault(null));
        Assert.Equal(TextFault.TooLong, Confirmation.FindNoteFault(new string('瘦', 101)));
        Assert.Throws<ArgumentException>(() => SomeConfirmations.Asked().Decide(
            SomeConfirmations.Decision() with { Note = "一\n二" }, SomeConfirmations.Visit, SomeConfirmations.ValidFor));
    }

    [Theory]
    [InlineData(IdentityMethod.CardReader, FaceAnswer.Same, null)]
    [InlineData(IdentityMethod.CardReader, FaceAnswer.Unsure, ConfirmationSubject.FaceUnsure)]
    [InlineData(IdentityMethod.CardReader, FaceAnswer.NotSame, null)]
    [InlineData(IdentityMethod.ExpiredCard, FaceAnswer.Same, ConfirmationSubject.CardExpired)]
    [InlineData(IdentityMethod.ExpiredCard, FaceAnswer.Unsure, ConfirmationSubject.CardExpired)]
    [InlineData(IdentityMethod.ExpiredCard, FaceAnswer.NotSame, null)]
    [InlineData(IdentityMethod.ShownCode, FaceAnswer.Unsure, ConfirmationSubject.FaceUnsure)]
    public void A_second_person_is_asked_about_what_one_clerk_cannot_settle(
        IdentityMethod method, FaceAnswer face, ConfirmationSubject? subject)
    {
        var party = Identified(new(method, face, null, SeenDocuments.None, IsSigned: false));

        Assert.Equal(subject, party.NeedsSecond());
        Assert.Equal(subject is null && face is FaceAnswer.Same, party.IsIdentified);
    }

    [Fact]
    public void A_card_that_is_typed_as_expired_needs_a_second_person_as_one_that_was_read() =>
        Assert.Equal(
            ConfirmationSubject.CardExpired,
            Identified(SomeVisits.Identity with { Reason = TypedReason.CardExpired }).NeedsSecond());

    [Fact]
    public void Nobody_is_asked_about_who_is_not_known_or_not_here()
    {
        var visit = Visit.Receive("3", "clerk-7", Visitor.Agent, VisitNeeds.None, SomeConfirmations.AskedAt);

        Assert.All(visit.Parties, party => Assert.Null(party.NeedsSecond()));
    }

    [Fact]
    public void That_the_faces_differ_is_nothing_to_be_confirmed_away() =>
        Assert.Equal(
            ["FaceUnsure", "CardExpired", "Reprint", "CodePoints"], Enum.GetNames<ConfirmationSubject>());

    private static Party Identified(Identity identity)
    {
        var visit = Visit.Receive("3", "clerk-7", Visitor.Applicant, VisitNeeds.None, SomeConfirmations.AskedAt);
        visit.Identify(
            visit.Parties[0].Id, identity, new("林*兰", "9999**0021", new byte[32], 85, false),
            SomeConfirmations.AskedAt);
        return visit.Parties[0];
    }
}
