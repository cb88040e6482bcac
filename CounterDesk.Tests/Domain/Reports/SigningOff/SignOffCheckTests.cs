using System.Text;
using CounterDesk.Domain.Audit;
using CounterDesk.Domain.Reports;
using CounterDesk.Domain.Reports.SigningOff;
using CounterDesk.Domain.Signing;
using CounterDesk.Tests.Support;

namespace CounterDesk.Tests.Domain.Reports.SigningOff;

public sealed class SignOffCheckTests
{
    private static readonly Sm2PublicKey _key = SomeKeys.Ring.AuditKey;

    private readonly ClosedReport _closed = SomeSignOffs.Closed();
    private readonly ReportSignOff _signOff;

    public SignOffCheckTests() => _signOff = ReportSignOff.Of(SomeSignOffs.Statement(_closed), SomeKeys.Ring);

    private string Logged => Convert.ToHexStringLower(_signOff.Digest);

    [Fact]
    public void What_was_signed_holds_and_is_read_as_it_was()
    {
        Assert.Equal(SignOffFinding.Holds, SignOffCheck.Find(_signOff, _closed, Anchor(), Logged, _key));
        var read = _signOff.Read();
        Assert.Equal(("都问过了", SomeSignOffs.Signer), (read.Note, read.Signer));
        Assert.Equal(_signOff.Statement, read.Write());
        Assert.Contains("韩松", Encoding.UTF8.GetString(_signOff.Statement), StringComparison.Ordinal);
    }

    [Fact]
    public void Every_changed_byte_of_the_statement_is_noticed()
    {
        for (var at = 0; at < _signOff.Statement.Length; at += 7)
        {
            _signOff.Statement[at] ^= 1;
            Assert.Equal(
                SignOffFinding.SignatureWrong, SignOffCheck.Find(_signOff, _closed, Anchor(), Logged, _key));
            _signOff.Statement[at] ^= 1;
        }
    }

    [Fact]
    public void Another_key_is_another_hall()
    {
        var other = Sm2PrivateKey.Generate();

        Assert.Equal(
            SignOffFinding.SignatureWrong,
            SignOffCheck.Find(_signOff, _closed, Anchor(), Logged, other.PublicKey));
    }

    [Fact]
    public void A_digest_that_is_not_the_statements_is_noticed()
    {
        var logged = Logged;
        _signOff.Digest[0] ^= 1;

        Assert.Equal(SignOffFinding.SignatureWrong, SignOffCheck.Find(_signOff, _closed, Anchor(), logged, _key));
    }

    [Fact]
    public void A_row_that_names_somebody_else_is_noticed()
    {
        Set(nameof(ReportSignOff.SignedByName), "别人");

        Assert.Equal(SignOffFinding.RowChanged, SignOffCheck.Find(_signOff, _closed, Anchor(), Logged, _key));
    }

    [Fact]
    public void Numbers_that_are_not_those_that_were_signed_are_noticed()
    {
        Assert.Equal(
            SignOffFinding.NumbersChanged,
            SignOffCheck.Find(_signOff, SomeSignOffs.Closed(differing: 1), Anchor(), Logged, _key));
        _closed.Numbers[20] ^= 1;
        Assert.Equal(SignOffFinding.NumbersChanged, SignOffCheck.Find(_signOff, _closed, Anchor(), Logged, _key));
    }

    [Fact]
    public void A_log_that_says_something_else_is_noticed()
    {
        Assert.Equal(SignOffFinding.LogDiffers, SignOffCheck.Find(_signOff, _closed, Anchor(), "", _key));
        Assert.Equal(SignOffFinding.LogDiffers, SignOffCheck.Find(_signOff, _closed, Anchor(), new('0', 64), _key));
    }

    [Fact]
    public void Another_root_of_the_day_is_noticed_and_one_that_nobody_signed_as_well()
    {
        Assert.Equal(SignOffFinding.RootDiffers, SignOffCheck.Find(_signOff, _closed, Anchor('b'), Logged, _key));
        Assert.Equal(
            SignOffFinding.RootDiffers,
            SignOffCheck.Find(_signOff, _closed, Anchor() with { Signature = new('0', 128) }, Logged, _key));
    }

    [Fact]
    public void What_is_no_longer_there_to_compare_with_reads_as_no_yes()
    {
        Assert.Equal(SignOffFinding.NotSigned, SignOffCheck.Find(null, _closed, Anchor(), "", _key));
        Assert.Equal(SignOffFinding.CannotBeCompared, SignOffCheck.Find(_signOff, null, Anchor(), Logged, _key));
        Assert.Equal(SignOffFinding.CannotBeCompared, SignOffCheck.Find(_signOff, _closed, null, Logged, _key));
        Assert.Equal(SignOffFinding.CannotBeCompared, SignOffCheck.Find(_signOff, _closed, Anchor(), null, _key));
    }

    [Fact]
    public void A_paper_made_when_it_was_signed_is_remembered()
    {
        var digest = new byte[32];
        var withPaper = ReportSignOff.Of(SomeSignOffs.Statement(), SomeKeys.Ring, made =>
        {
            Assert.True(Sm2.Verify(_key, made.Statement, made.Signature));
            return digest;
        });

        Assert.Same(digest, withPaper.PdfDigest);
        Assert.Null(_signOff.PdfDigest);
    }

    [Fact]
    public void What_somebody_saw_has_a_digest_in_which_every_decision_counts()
    {
        var found = SomeSignOffs.Found();
        var first = SomeSignOffs.Decided(found);
        string[] different =
        [
            SomeSignOffs.Statement().Matter.Digest(),
            SomeSignOffs.Statement(SomeSignOffs.Closed(differing: 1)).Matter.Digest(),
            SomeSignOffs.Statement(null, SomeSignOffs.Raised(found)).Matter.Digest(),
            SomeSignOffs.Statement(null, SomeSignOffs.Raised(found, first)).Matter.Digest(),
            SomeSignOffs.Statement(
                null, SomeSignOffs.Raised(found, first, SomeSignOffs.Decided(found, Decision.Escalate, "不对", first)))
                .Matter.Digest(),
        ];

        Assert.Distinct(different);
        Assert.Equal(different[0], SomeSignOffs.Statement().Matter.Digest());
        Assert.Equal(found.Key, SignedException.Of(SomeSignOffs.Raised(found), []).ToFound().Key);
    }

    private static AuditAnchor Anchor(char root = 'a') => new AuditAnchor
    {
        Kind = AuditAnchorKind.Day, Hall = "0007", Day = SomeSignOffs.Day, First = 1, Last = 40, Head = new('c', 64),
        Root = new(root, 64), AtUtc = SomeSignOffs.At,
    }.SignedBy(SomeKeys.Ring);

    private void Set(string property, string value) =>
        typeof(ReportSignOff).GetProperty(property)!.SetValue(_signOff, value);
}
