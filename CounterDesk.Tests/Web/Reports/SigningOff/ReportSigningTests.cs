using CounterDesk.Domain.Audit;
using CounterDesk.Domain.Reports.Exceptions;
using CounterDesk.Domain.Reports.SigningOff;
using CounterDesk.Domain.Signing;
using CounterDesk.Domain.Verification;
using CounterDesk.Tests.Support;
using CounterDesk.Web.Auditing;
using CounterDesk.Web.Confirmations.AtTheDesk;
using CounterDesk.Web.Reports.SigningOff;
using CounterDesk.Web.SignIn;

namespace CounterDesk.Tests.Web.Reports.SigningOff;

public sealed class ReportSigningTests : IAsyncLifetime
{
    private static readonly DateOnly _day = ReportTestDesk.Day;
    private static readonly Clerk _signer = SomeClerk.Supervisor;
    private static readonly Clerk _other = new("demo-0302", "0302", "陈立", "", [DeskRoles.Supervisor]);

    private ReportTestDesk _hall = null!;

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        _hall = await ReportTestDesk.CreateAsync();
        await _hall.VerifyAsync(GenuineAnswer.Yes, InForceAnswer.Yes);
    }

    public ValueTask DisposeAsync() => _hall.DisposeAsync();

    [Fact]
    public async Task A_day_without_exceptions_is_signed_and_the_signature_holds()
    {
        await _hall.CloseWholeAsync();

        Assert.Null(await SignAsync(note: " 没有什么要说的 "));

        var file = await _hall.ReadFileAsync();
        Assert.Equal(
            (SignOffFinding.Holds, _signer.Name, "没有什么要说的"), (file.Finding, file.SignOff!.SignedByName, file.SignOff.Note));
        Assert.Null(file.Case);
        var statement = file.SignOff.Read();
        Assert.Equal(_hall.Keeper.FindRoot(_day)!.Root, statement.Matter.Root);
        Assert.Equal(_hall.Desk.Time.GetUtcNow().UtcDateTime, statement.SignedAtUtc);
        Assert.True(Sm2.Verify(SomeKeys.Ring.AuditKey, file.SignOff.Statement, file.SignOff.Signature));
        var entry = await LastAsync();
        var details = AuditDetail.Read(entry.Details);
        Assert.Equal(
            (nameof(AuditOutcome.Done), _signer.Id, Convert.ToHexStringLower(file.SignOff.Digest), statement.Matter.Root),
            (entry.Outcome, entry.Actor, details["Digest"], details["Root"]));
    }

    [Fact]
    public async Task The_evening_version_is_not_signed()
    {
        _hall.WaitUntil(17, 30);
        await _hall.Closing.CloseDueAsync(Cancel);

        Assert.Equal(SignOffCondition.WholeDay, (await BeginAsync("anything")).Refusal!.Condition);
        await RefusedAsync("WholeDay", _signer);
    }

    [Fact]
    public async Task What_is_not_decided_keeps_the_day_open_and_the_decisions_are_part_of_what_is_signed()
    {
        await _hall.LookAtNightAsync();
        await _hall.CloseWholeAsync();
        Assert.Equal(SignOffCondition.ExceptionsDecided, (await BeginAsync()).Refusal!.Condition);
        await RefusedAsync("ExceptionsDecided", _signer);
        await DecideAsync(Decision.AskClerk, "为什么？");

        Assert.Null(await SignAsync());

        var signed = Assert.Single((await _hall.ReadFileAsync()).Exceptions);
        Assert.Equal((Decision.AskClerk, "为什么？"), (signed.Last!.Decision, signed.Last.Note));
        Assert.Null(Assert.Single(signed.Last.Answers).Answer);
    }

    [Fact]
    public async Task An_answer_that_comes_after_the_signing_is_shown_beside_it_and_changes_nothing_that_was_signed()
    {
        await _hall.LookAtNightAsync();
        await _hall.CloseWholeAsync();
        await DecideAsync(Decision.AskClerk, "为什么？");
        await SignAsync();
        _hall.WaitUntil(9, 30, days: 1);
        var question = Assert.Single(await _hall.Decisions.FindQuestionsAsync(SomeClerk.Value, Cancel));
        await _hall.Decisions.AnswerAsync(question.Decision, "补录", SomeClerk.Value, Cancel);

        var file = await _hall.ReadFileAsync();

        Assert.Equal("补录", Assert.Single(file.Late).Answer.Answer);
        Assert.Null(Assert.Single(file.Exceptions[0].Last!.Answers).Answer);
        Assert.Equal(SignOffFinding.Holds, file.Finding);
        Assert.Equal(
            DecisionFault.DaySigned,
            await _hall.Decisions.DecideAsync(_day, file.Exceptions[0], Decision.InOrder, null, _other, Cancel));
    }

    [Fact]
    public async Task Who_is_concerned_does_not_sign_and_another_supervisor_does()
    {
        await _hall.LookAtNightAsync();
        await _hall.CloseWholeAsync();
        await DecideAsync(Decision.InOrder, null);
        var concerned = SomeClerk.Value with { Roles = [DeskRoles.Clerk, DeskRoles.Supervisor] };

        var refusal = (await BeginAsync(by: concerned)).Refusal!;

        Assert.Equal(SignOffCondition.NotConcerned, refusal.Condition);
        await RefusedAsync("NotConcerned", concerned);
        Assert.Equal([0], (await _hall.ReadFileAsync(concerned)).Case!.ConcerningSigner);
        Assert.Null(await SignAsync(by: _other));
    }

    [Theory]
    [InlineData(DeskRoles.Auditor)]
    [InlineData(DeskRoles.Clerk)]
    public async Task Nobody_but_a_supervisor_signs(string role)
    {
        await _hall.CloseWholeAsync();
        var nobody = _other with { Roles = [role] };

        Assert.Equal(SignOffCondition.IsSupervisor, (await BeginAsync(by: nobody)).Refusal!.Condition);
        await RefusedAsync("IsSupervisor", nobody);
    }

    [Fact]
    public async Task Who_lost_the_role_on_the_way_does_not_sign()
    {
        await _hall.CloseWholeAsync();

        var refusal = await SignAsync(proven: _signer with { Roles = [] });

        Assert.Equal(SignOffCondition.IsSupervisor, refusal!.Condition);
        await RefusedAsync("IsSupervisor", _signer);
        Assert.Null((await _hall.ReadFileAsync()).SignOff);
    }

    [Fact]
    public async Task Somebody_else_who_signs_in_signs_nothing_not_even_a_supervisor()
    {
        await _hall.CloseWholeAsync();

        Assert.Equal(SignOffFault.AnotherPerson, (await SignAsync(proven: _other))!.Fault);
        await RefusedAsync("AnotherPerson", _other);
        Assert.Null((await _hall.ReadFileAsync()).SignOff);
    }

    [Fact]
    public async Task What_was_not_seen_is_not_signed()
    {
        await _hall.LookAtNightAsync();
        await _hall.CloseWholeAsync();
        await DecideAsync(Decision.InOrder, null);
        var before = (await _hall.ReadFileAsync()).Matter!.Digest();
        var started = await BeginAsync();
        await DecideAsync(Decision.Escalate, "看了录像", _other);

        Assert.Equal(SignOffFault.Changed, (await BeginAsync(before)).Refusal!.Fault);
        var outcome = await _hall.Signing.SignAsync(started.Intent!.Value, _signer, _signer, SomeSignOffs.At, Cancel);

        Assert.Equal((_day, SignOffFault.Changed), (outcome.Day, outcome.Refusal!.Fault));
        await RefusedAsync("Changed", _signer);
        Assert.Null((await _hall.ReadFileAsync()).SignOff);
    }

    [Fact]
    public async Task Of_two_who_sign_at_once_one_is_told_that_the_other_did()
    {
        await _hall.CloseWholeAsync();
        var seen = (await _hall.ReadFileAsync()).Matter!.Digest();
        var first = (await BeginAsync(seen)).Intent!.Value;
        var second = (await BeginAsync(seen, _other)).Intent!.Value;

        Assert.Null((await _hall.Signing.SignAsync(first, _signer, _signer, SomeSignOffs.At, Cancel)).Refusal);
        var late = await _hall.Signing.SignAsync(second, _other, _other, SomeSignOffs.At, Cancel);

        Assert.Equal(SignOffCondition.NotSignedYet, late.Refusal!.Condition);
        await RefusedAsync("NotSignedYet", _other);
        Assert.Equal(_signer.Id, (await _hall.ReadFileAsync()).SignOff!.SignedBy);
    }

    [Fact]
    public async Task An_intent_is_hers_is_used_once_and_ends()
    {
        await _hall.CloseWholeAsync();
        var intent = (await BeginAsync()).Intent!.Value;

        Assert.Equal(_day, _hall.Signing.FindDay(intent, _signer));
        Assert.Null(_hall.Signing.FindDay(intent, _other));
        Assert.Equal(
            SignOffFault.Over,
            (await _hall.Signing.SignAsync(intent, _other, _other, SomeSignOffs.At, Cancel)).Refusal!.Fault);
        _hall.Desk.Time.Advance(StepUpIntents.GoodFor);
        Assert.Equal(
            SignOffFault.Over,
            (await _hall.Signing.SignAsync(intent, _signer, _signer, SomeSignOffs.At, Cancel)).Refusal!.Fault);
        intent = (await BeginAsync()).Intent!.Value;
        await _hall.Signing.SignAsync(intent, _signer, _signer, SomeSignOffs.At, Cancel);
        Assert.Equal(
            new SignOffOutcome(null, new(SignOffFault.Over)),
            await _hall.Signing.SignAsync(intent, _signer, _signer, SomeSignOffs.At, Cancel));
    }

    [Fact]
    public async Task A_log_that_is_not_proven_so_far_or_has_a_fault_keeps_the_day_open()
    {
        _hall.WaitUntil(0, 10, days: 1);
        await _hall.Log.CloseDayAsync(Cancel);
        await _hall.Closing.CloseDueAsync(Cancel);
        Assert.Equal(SignOffCondition.LogProven, (await BeginAsync()).Refusal!.Condition);
        await _hall.Keeper.GoRoundAsync(Cancel);
        Assert.Null((await BeginAsync()).Refusal);

        await _hall.ChangeAsync("DROP TRIGGER AuditEntries_are_never_changed; UPDATE AuditEntries SET Actor = 'x' WHERE Sequence = 1");
        _hall.WaitUntil(2, 30, days: 8);
        await _hall.Keeper.GoRoundAsync(Cancel);

        Assert.Equal(SignOffCondition.LogProven, (await BeginAsync()).Refusal!.Condition);
    }

    [Fact]
    public async Task Without_the_key_nothing_is_signed_and_it_is_said()
    {
        await _hall.CloseWholeAsync();
        var signing = _hall.SigningWith(new CannotSign());
        var seen = (await _hall.ReadFileAsync()).Matter!.Digest();
        var intent = (await signing.BeginAsync(_day, seen, null, _signer, Cancel)).Intent!.Value;

        var outcome = await signing.SignAsync(intent, _signer, _signer, SomeSignOffs.At, Cancel);

        Assert.Equal(SignOffFault.KeysAway, outcome.Refusal!.Fault);
        Assert.Null((await _hall.ReadFileAsync()).SignOff);
    }

    [Fact]
    public async Task Without_the_log_nothing_is_signed()
    {
        await _hall.CloseWholeAsync();
        var intent = (await BeginAsync()).Intent!.Value;
        await _hall.Desk.BreakAuditAsync();

        await Assert.ThrowsAsync<AuditUnavailableException>(
            () => _hall.Signing.SignAsync(intent, _signer, _signer, SomeSignOffs.At, Cancel));
        Assert.Equal(0, await _hall.AskAsync("SELECT COUNT(*) FROM ReportSignOffs"));
    }

    [Fact]
    public async Task A_missing_signature_is_the_next_days_first_exception_until_somebody_signs()
    {
        await _hall.CloseWholeAsync();
        _hall.WaitUntil(9, 0, days: 1);
        await _hall.VerifyAsync(GenuineAnswer.Yes, InForceAnswer.Yes);
        Assert.Equal(["2026-03-18"], await MissingAsync(_day.AddDays(1)));
        Assert.Empty(await MissingAsync(_day));

        await SignAsync();

        Assert.Empty(await MissingAsync(_day.AddDays(1)));
    }

    [Fact]
    public async Task Days_that_were_closed_before_reports_were_signed_and_days_without_entries_are_not_missed()
    {
        await _hall.CloseWholeAsync();
        _hall.WaitUntil(0, 10, days: 4);
        await _hall.VerifyAsync(GenuineAnswer.Yes, InForceAnswer.Yes);
        await _hall.Closing.CloseDueAsync(Cancel);
        Assert.Equal(["2026-03-18", "2026-03-19"], await MissingAsync(_day.AddDays(4)));

        await _hall.ChangeAsync("UPDATE ClosedReports SET AwaitsSignOff = 0 WHERE Day = '2026-03-18'");

        Assert.Equal(["2026-03-19"], await MissingAsync(_day.AddDays(4)));
    }

    [Fact]
    public async Task What_is_added_stands_below_and_in_the_log_and_only_a_supervisor_adds_to_what_is_signed()
    {
        await _hall.CloseWholeAsync();
        Assert.Equal(AddendumFault.NotSigned, await _hall.Signing.AmendAsync(_day, "早了", _signer, Cancel));
        await SignAsync();
        Assert.Equal(AddendumFault.Text, await _hall.Signing.AmendAsync(_day, " ", _signer, Cancel));
        Assert.Equal(
            AddendumFault.NotSupervisor,
            await _hall.Signing.AmendAsync(_day, "我也说", _other with { Roles = [DeskRoles.Auditor] }, Cancel));

        Assert.Null(await _hall.Signing.AmendAsync(_day, "有一张补找到了", _other, Cancel));

        var file = await _hall.ReadFileAsync();
        Assert.Equal(("有一张补找到了", _other.Name), (Assert.Single(file.Addenda).Text, file.Addenda[0].ByName));
        Assert.Equal(SignOffFinding.Holds, file.Finding);
        Assert.Equal(
            ["Refused", "Refused", "Done"],
            (await _hall.Desk.ReadLogAsync()).Where(entry => entry.Action is nameof(AuditAction.ReportAmended))
                .Select(entry => entry.Outcome));
    }

    [Fact]
    public async Task Whatever_is_changed_by_hand_afterwards_is_noticed()
    {
        await _hall.CloseWholeAsync();
        Assert.Equal(SignOffFinding.NotSigned, await _hall.Proof.CheckAsync(_day, Cancel));
        await SignAsync();
        await _hall.ChangeAsync("UPDATE ClosedReports SET LastEntry = LastEntry - 1");
        Assert.Equal(SignOffFinding.NumbersChanged, await _hall.Proof.CheckAsync(_day, Cancel));
        await _hall.ChangeAsync("UPDATE ClosedReports SET LastEntry = LastEntry + 1");
        await _hall.ChangeAsync("DROP TRIGGER ReportSignOffs_are_never_changed; UPDATE ReportSignOffs SET SignedByName = '别人'");
        Assert.Equal(SignOffFinding.RowChanged, await _hall.Proof.CheckAsync(_day, Cancel));
        await _hall.ChangeAsync("UPDATE ReportSignOffs SET Signature = zeroblob(64)");
        Assert.Equal(SignOffFinding.SignatureWrong, await _hall.Proof.CheckAsync(_day, Cancel));
    }

    private async Task<IEnumerable<string>> MissingAsync(DateOnly day) =>
        (await _hall.Exceptions.FindAsync(day, _signer, Cancel)).Shown
            .Where(one => one.Found.Rule is nameof(MissingSignOff)).Select(one => one.Found.Facts["Day"]);

    private async Task<SignOffStart> BeginAsync(string? seen = null, Clerk? by = null, string? note = null) =>
        await _hall.Signing.BeginAsync(
            _day, seen ?? (await _hall.ReadFileAsync()).Matter!.Digest(), note, by ?? _signer, Cancel);

    private async Task<SignOffRefusal?> SignAsync(Clerk? by = null, Clerk? proven = null, string? note = null)
    {
        var signer = by ?? _signer;
        var start = await BeginAsync(by: signer, note: note);
        return start.Refusal ?? (await _hall.Signing.SignAsync(
            start.Intent!.Value, signer, proven ?? signer, SomeSignOffs.At, Cancel)).Refusal;
    }

    private async Task DecideAsync(Decision decision, string? note, Clerk? by = null)
    {
        var one = Assert.Single((await _hall.ReadFileAsync()).Exceptions);
        Assert.Null(await _hall.Decisions.DecideAsync(_day, one, decision, note, by ?? _signer, Cancel));
    }

    private async Task<AuditEntry> LastAsync() =>
        (await _hall.Desk.ReadLogAsync()).Last(entry => entry.Action is nameof(AuditAction.ReportSigned));

    private async Task RefusedAsync(string reason, Clerk by)
    {
        var entry = await LastAsync();
        Assert.Equal(
            (nameof(AuditOutcome.Refused), reason, by.Id),
            (entry.Outcome, AuditDetail.Read(entry.Details)["Reason"], entry.Actor));
    }

    private sealed class CannotSign : IKeyRing
    {
        public CopyKey SigningKey => SomeKeys.Ring.SigningKey;

        public System.Collections.Immutable.ImmutableArray<PublicCopyKey> PublicKeys => SomeKeys.Ring.PublicKeys;

        public string CurrentKeyId => SomeKeys.Ring.CurrentKeyId;

        public Sm2PublicKey AuditKey => SomeKeys.Ring.AuditKey;

        public byte[] KeyedHash(KeyUse use, ReadOnlySpan<byte> data) => SomeKeys.Ring.KeyedHash(use, data);

        public EncryptedContent Encrypt(KeyUse use, ReadOnlySpan<byte> plain) => SomeKeys.Ring.Encrypt(use, plain);

        public byte[] Decrypt(KeyUse use, EncryptedContent content) => SomeKeys.Ring.Decrypt(use, content);

        public byte[] SignAudit(ReadOnlySpan<byte> data) => throw new KeyRingException("The device is away.");
    }
}
