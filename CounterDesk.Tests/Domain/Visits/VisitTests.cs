using CounterDesk.Domain.Visits;
using CounterDesk.Tests.Support;

namespace CounterDesk.Tests.Domain.Visits;

public sealed class VisitTests
{
    private static readonly DateTime _morning = new(2026, 3, 18, 2, 28, 0, DateTimeKind.Utc);

    [Theory]
    [InlineData(VisitStep.Results)]
    [InlineData(VisitStep.License)]
    [InlineData(VisitStep.Copy)]
    public void Nothing_is_looked_at_before_purpose_and_basis_are_recorded(VisitStep step)
    {
        var visit = NewVisit();

        Assert.False(visit.MayLook);
        Assert.False(visit.CanGoTo(step));
        Assert.Throws<InvalidOperationException>(() => visit.GoTo(step, _morning));
    }

    [Fact]
    public void Once_somebody_known_has_agreed_to_the_purpose_the_visit_goes_on_to_looking_up()
    {
        var visit = AgreedVisit();

        Assert.True(visit.MayLook);
        Assert.Equal(VisitStep.Results, visit.Step);
        Assert.Equal(SomePurpose(), visit.Purpose);
        Assert.Equal(Basis.Create(BasisKind.HolderAuthorization, BasisProof.OnScreen, null), visit.Parties[0].Basis);
    }

    [Fact]
    public void The_name_of_an_organization_fits_its_column()
    {
        var visit = NewVisit();

        visit.AskFor(null, new string('云', Visit.MaxMaskedLength + 1), _morning);

        Assert.Equal(Visit.MaxMaskedLength, visit.HolderMasked!.Length);
    }

    [Fact]
    public void A_closed_visit_goes_nowhere()
    {
        var visit = AgreedVisit();

        visit.Close(VisitEnd.Closed, _morning.AddMinutes(9));

        Assert.False(visit.IsOpen);
        Assert.False(visit.MayLook);
        Assert.All(Enum.GetValues<VisitStep>(), step => Assert.False(visit.CanGoTo(step)));
        Assert.Throws<InvalidOperationException>(() => visit.Close(VisitEnd.Closed, _morning));
        Assert.Throws<InvalidOperationException>(() => visit.RecordPurpose(SomePurpose(), _morning));
    }

    [Fact]
    public void Every_change_has_a_version_of_its_own()
    {
        var visit = NewVisit();
        var before = visit.Version;

        visit.RecordPurpose(SomePurpose(), _morning);
        var between = visit.Version;
        visit.GoTo(VisitStep.Closing, _morning);

        Assert.Equal(3, new HashSet<Guid> { before, between, visit.Version }.Count);
    }

    [Fact]
    public void A_step_is_done_once_the_visit_has_gone_beyond_it_and_not_because_it_closes()
    {
        var visit = NewVisit();
        visit.GoTo(VisitStep.Closing, _morning);
        Assert.All(Enum.GetValues<VisitStep>(), step => Assert.False(visit.HasDone(step)));

        visit = AgreedVisit();
        Assert.Equal(
            [VisitStep.Identity, VisitStep.Purpose, VisitStep.Consent], Enum.GetValues<VisitStep>().Where(visit.HasDone));

        visit.GoTo(VisitStep.License, _morning);
        visit.GoTo(VisitStep.Closing, _morning);
        Assert.Equal(
            [VisitStep.Identity, VisitStep.Purpose, VisitStep.Consent, VisitStep.Results, VisitStep.License],
            Enum.GetValues<VisitStep>().Where(visit.HasDone));
    }

    [Fact]
    public void Another_purpose_is_asked_for_anew()
    {
        var visit = AgreedVisit();
        visit.GoTo(VisitStep.Copy, _morning);

        visit.RecordPurpose(SomePurpose(), _morning);

        Assert.False(visit.HasDone(VisitStep.License));
        Assert.False(visit.MayLook);
    }

    [Theory]
    [InlineData("", "云山市清河区民政局", TextFault.Missing, null)]
    [InlineData("  ", "云山市清河区民政局", TextFault.Missing, null)]
    [InlineData("高龄津贴申领", null, null, TextFault.Missing)]
    [InlineData("高龄\u0007津贴", "清河区民政局", TextFault.ControlCharacter, null)]
    public void A_purpose_says_what_it_is_for_and_who_receives_the_copy(
        string? text, string? recipient, TextFault? textFault, TextFault? recipientFault)
    {
        Assert.Equal(textFault, Purpose.FindTextFault(text));
        Assert.Equal(recipientFault, Purpose.FindRecipientFault(recipient));
        Assert.False(Purpose.TryCreate(text, recipient, out _));
    }

    [Fact]
    public void A_purpose_longer_than_its_line_on_the_copy_is_refused() =>
        Assert.Equal(TextFault.TooLong, Purpose.FindTextFault(new string('长', Purpose.MaxTextLength + 1)));

    [Theory]
    [InlineData(BasisKind.Mandate, BasisProof.LetterShown, "", TextFault.Missing)]
    [InlineData(BasisKind.StatutoryDuty, BasisProof.Provision, null, TextFault.Missing)]
    public void A_mandate_and_a_statutory_duty_say_which(BasisKind kind, BasisProof proof, string? note, TextFault fault)
    {
        Assert.Equal(fault, Basis.FindNoteFault(kind, note));
        Assert.False(Basis.TryCreate(kind, proof, note, out _));
    }

    [Fact]
    public void The_holders_word_needs_no_note()
    {
        Assert.Null(Basis.FindNoteFault(BasisKind.HolderAuthorization, null));
        Assert.True(Basis.TryCreate(BasisKind.HolderAuthorization, BasisProof.Spoken, " ", out var basis));
        Assert.Null(basis.Note);
    }

    [Fact]
    public void A_proof_belongs_to_its_kind_of_basis()
    {
        var pairs =
            from kind in Enum.GetValues<BasisKind>()
            from proof in Enum.GetValues<BasisProof>()
            where Basis.TryCreate(kind, proof, "第 12 条", out _)
            select (kind, proof);

        Assert.Equal(
            [
                .. from kind in (BasisKind[])
                    [BasisKind.HolderAuthorization, BasisKind.Guardianship, BasisKind.LegalRepresentation]
                   from proof in (BasisProof[])
                    [
                        BasisProof.Spoken, BasisProof.SignedPaper, BasisProof.OnScreen, BasisProof.SignedOnScreen,
                        BasisProof.MonitorTurned, .. kind is BasisKind.HolderAuthorization ? (BasisProof[])[BasisProof.OnPhone] : [],
                    ]
                   select (kind, proof),
                (BasisKind.Mandate, BasisProof.LetterShown), (BasisKind.StatutoryDuty, BasisProof.Provision),
                (BasisKind.WrittenRequest, BasisProof.RequestLetter), (BasisKind.WrittenRequest, BasisProof.RequestFax),
                (BasisKind.WrittenRequest, BasisProof.RequestForm),
            ],
            pairs.OrderBy(pair => Basis.NeedsNote(pair.kind)));
    }

    [Theory]
    [InlineData(Visitor.LegalRepresentative, PartyRole.LegalRepresentative, BasisKind.LegalRepresentation, false)]
    [InlineData(Visitor.LicenseAdministrator, PartyRole.LicenseAdministrator, BasisKind.Mandate, true)]
    public void Whoever_comes_for_an_enterprise_is_asked_for_it_by_a_right_of_its_own(
        Visitor visitor, PartyRole role, BasisKind basis, bool needsLetter)
    {
        var visit = Visit.Receive("3", "clerk-7", visitor, VisitNeeds.None, _morning);

        var enterprise = Assert.Single(visit.Holders);
        Assert.Equal((PartyRole.Enterprise, false), (enterprise.Role, enterprise.IsPresent));
        Assert.Equal((role, basis), (visit.AskedFor(enterprise).Role, visit.BasisFor(enterprise)));
        Assert.Equal((needsLetter, !needsLetter), (visit.NeedsMandate, visit.NeedsProof(enterprise)));
    }

    [Fact]
    public void Who_was_found_not_to_be_the_one_on_the_document_may_be_somebody_else()
    {
        var visit = Visit.Receive("3", "clerk-7", Visitor.Applicant, VisitNeeds.None, _morning);
        var other = Enumerable.Repeat((byte)7, 32).ToArray();
        Assert.False(visit.Parties[0].IsKnownOtherwise(other));

        Identify(FaceAnswer.Unsure);
        Assert.True(visit.Parties[0].IsKnownOtherwise(other));
        Assert.False(visit.Parties[0].IsKnownOtherwise(new byte[32]));

        Identify(FaceAnswer.NotSame);
        Assert.False(visit.Parties[0].IsKnownOtherwise(other));

        void Identify(FaceAnswer face) => visit.Identify(
            visit.Parties[0].Id, SomeVisits.Identity with { Face = face },
            new("林*兰", "9999**0021", new byte[32], 85, false), _morning);
    }

    private static Visit NewVisit() => new("3", "clerk-7", _morning);

    /// <summary>Of one applicant, who agreed on the screen.</summary>
    private static Visit AgreedVisit()
    {
        var visit = Visit.Receive("3", "clerk-7", Visitor.Applicant, VisitNeeds.None, _morning);
        var applicant = visit.Parties[0].Id;
        visit.Identify(applicant, SomeVisits.Identity, new("林*兰", "9999**0021", new byte[32], 85, false), _morning);
        visit.RecordPurpose(SomePurpose(), _morning);
        var question = visit.Ask(applicant, SomePurpose().Kinds, _morning);
        Assert.True(visit.Answer(question.Id, ConsentAnswer.Agreed, BasisProof.OnScreen, _morning));
        return visit;
    }

    private static Purpose SomePurpose() => Purpose.Create("高龄津贴申领", "云山市清河区民政局");
}
