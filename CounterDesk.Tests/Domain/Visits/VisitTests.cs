using CounterDesk.Domain.Visits;

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
    public void Once_purpose_and_basis_are_recorded_the_visit_goes_on_to_looking_up()
    {
        var visit = NewVisit();

        visit.RecordPurpose(SomePurpose(), SomeBasis(), _morning.AddMinutes(1));

        Assert.True(visit.MayLook);
        Assert.Equal(VisitStep.Results, visit.Step);
        Assert.Equal(SomePurpose(), visit.Purpose);
        Assert.Equal(SomeBasis(), visit.Basis);
        Assert.Equal(_morning.AddMinutes(1), visit.BasisRecordedAtUtc);
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
        var visit = NewVisit();
        visit.RecordPurpose(SomePurpose(), SomeBasis(), _morning);

        visit.Close(VisitEnd.Closed, _morning.AddMinutes(9));

        Assert.False(visit.IsOpen);
        Assert.False(visit.MayLook);
        Assert.All(Enum.GetValues<VisitStep>(), step => Assert.False(visit.CanGoTo(step)));
        Assert.Throws<InvalidOperationException>(() => visit.Close(VisitEnd.Closed, _morning));
        Assert.Throws<InvalidOperationException>(() => visit.RecordPurpose(SomePurpose(), SomeBasis(), _morning));
    }

    [Fact]
    public void Every_change_has_a_version_of_its_own()
    {
        var visit = NewVisit();
        var before = visit.Version;

        visit.RecordPurpose(SomePurpose(), SomeBasis(), _morning);
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

        visit.RecordPurpose(SomePurpose(), SomeBasis(), _morning);
        Assert.Equal([VisitStep.Purpose], Enum.GetValues<VisitStep>().Where(visit.HasDone));

        visit.GoTo(VisitStep.License, _morning);
        visit.GoTo(VisitStep.Closing, _morning);
        Assert.Equal(
            [VisitStep.Purpose, VisitStep.Results, VisitStep.License], Enum.GetValues<VisitStep>().Where(visit.HasDone));
    }

    [Fact]
    public void Another_purpose_begins_again_at_looking_up()
    {
        var visit = NewVisit();
        visit.RecordPurpose(SomePurpose(), SomeBasis(), _morning);
        visit.GoTo(VisitStep.Copy, _morning);

        visit.RecordPurpose(SomePurpose(), SomeBasis(), _morning);

        Assert.False(visit.HasDone(VisitStep.License));
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
                (BasisKind.HolderAuthorization, BasisProof.Spoken), (BasisKind.HolderAuthorization, BasisProof.SignedPaper),
                (BasisKind.Mandate, BasisProof.LetterShown), (BasisKind.StatutoryDuty, BasisProof.Provision),
            ],
            pairs);
    }

    private static Visit NewVisit() => new("3", "clerk-7", _morning);

    private static Purpose SomePurpose() => Purpose.Create("高龄津贴申领", "云山市清河区民政局");

    private static Basis SomeBasis() => Basis.Create(BasisKind.HolderAuthorization, BasisProof.SignedPaper, null);
}
