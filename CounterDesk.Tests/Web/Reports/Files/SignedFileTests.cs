using System.Globalization;
using System.Text;
using CounterDesk.Domain.Audit;
using CounterDesk.Domain.Reports.SigningOff;
using CounterDesk.Domain.Signing;
using CounterDesk.Tests.Support;
using CounterDesk.Web.Reports.Files;

namespace CounterDesk.Tests.Web.Reports.Files;

/// <summary>That the file of a signed report proves itself, and that nothing in it can be changed unnoticed.</summary>
public sealed class SignedFileTests : IAsyncLifetime
{
    private static readonly Sm2PublicKey _key = SomeKeys.Ring.AuditKey;

    private ReportTestDesk _hall = null!;
    private byte[] _file = null!;

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        _hall = await ReportTestDesk.CreateAsync();
        _file = await _hall.SignedPaperAsync();
    }

    public ValueTask DisposeAsync() => _hall.DisposeAsync();

    [Fact]
    public void It_holds_and_says_who_signed_what()
    {
        var reading = SignedFileCheck.Read(_file, _key);

        Assert.Equal(SignedFileFinding.Holds, reading.Finding);
        Assert.Equal(
            (ReportTestDesk.Day, SomeClerk.Supervisor.Name, "都看过了"),
            (reading.Statement!.Matter.Day, reading.Statement.Signer.Name, reading.Statement.Note));
    }

    [Fact]
    public async Task What_was_drawn_at_the_signing_is_drawn_again_and_stands_in_the_row_and_in_the_log()
    {
        var signOff = (await _hall.ReadFileAsync()).SignOff!;
        var again = await MakeAsync();

        Assert.Equal(signOff.PdfDigest, ReportSeal.DigestOf(_file));
        Assert.Equal(signOff.PdfDigest, ReportSeal.DigestOf(again));
        Assert.Equal(SignedFileFinding.Holds, SignedFileCheck.Read(again, _key).Finding);
        var entry = (await _hall.Desk.ReadLogAsync()).Last(entry => entry.Action is nameof(AuditAction.ReportSigned));
        Assert.Equal(Convert.ToHexStringLower(signOff.PdfDigest!), AuditDetail.Read(entry.Details)["Pdf"]);
        Assert.Equal(SignOffFinding.Holds, await _hall.Proof.CheckAsync(ReportTestDesk.Day, Cancel));

        await _hall.ChangeAsync("DROP TRIGGER ReportSignOffs_are_never_changed; UPDATE ReportSignOffs SET PdfDigest = zeroblob(32)");
        Assert.Equal(SignOffFinding.LogDiffers, await _hall.Proof.CheckAsync(ReportTestDesk.Day, Cancel));
    }

    [Fact]
    public async Task In_another_language_or_with_an_addendum_it_is_another_drawing_that_holds_as_well()
    {
        await _hall.Signing.AmendAsync(ReportTestDesk.Day, "登记漏了一张", SomeClerk.Supervisor, Cancel);
        var amended = await MakeAsync();
        CultureInfo.CurrentUICulture = CultureInfo.GetCultureInfo("en-US");
        var english = await MakeAsync();

        Assert.All([amended, english], file => Assert.Equal(SignedFileFinding.Holds, SignedFileCheck.Read(file, _key).Finding));
        Assert.Distinct(((byte[][])[_file, amended, english]).Select(file => Convert.ToHexString(ReportSeal.DigestOf(file))));
    }

    [Fact]
    public void A_byte_of_a_page_that_was_changed_is_a_change_of_the_file()
    {
        for (var at = 20; at < _file.Length; at += _file.Length / 60)
        {
            var changed = _file.ToArray();
            changed[at] ^= 1;

            Assert.NotEqual(SignedFileFinding.Holds, SignedFileCheck.Read(changed, _key).Finding);
        }

        var stream = _file.AsSpan().IndexOf("/FlateDecode"u8);
        var page = _file.ToArray();
        page[stream + 60] ^= 1;
        Assert.Equal(SignedFileFinding.FileChanged, SignedFileCheck.Read(page, _key).Finding);
    }

    [Fact]
    public void What_was_added_behind_the_end_is_a_change_of_the_file() => Assert.Equal(
        SignedFileFinding.FileChanged,
        SignedFileCheck.Read([.. _file, .. "\n9 0 obj\n<<>>\nendobj\n%%EOF\n"u8], _key).Finding);

    [Fact]
    public void Numbers_that_were_changed_are_not_those_that_were_signed() => Assert.Equal(
        SignedFileFinding.NumbersChanged,
        SignedFileCheck.Read(Change("numbers", json => json.Replace("\"opened\":0", "\"opened\":9", StringComparison.Ordinal)), _key).Finding);

    [Fact]
    public void A_statement_that_was_changed_has_no_signature() => Assert.Equal(
        SignedFileFinding.SignatureWrong,
        SignedFileCheck.Read(Change("statement", json => json.Replace("都看过了", "都没看过", StringComparison.Ordinal)), _key).Finding);

    [Fact]
    public void Another_halls_key_is_told()
    {
        var other = Sm2PrivateKey.Generate().PublicKey;

        Assert.Equal(SignedFileFinding.SignatureWrong, SignedFileCheck.Read(_file, other).Finding);
    }

    [Fact]
    public void A_seal_that_was_taken_away_or_spoiled_is_no_yes()
    {
        var seal = Text("seal");

        Assert.Equal(SignedFileFinding.NoSeal, SignedFileCheck.Read(Put("seal", ReportSeal.Blank), _key).Finding);
        Assert.Equal(SignedFileFinding.FileChanged, SignedFileCheck.Read(Put("seal", new string('1', 128)), _key).Finding);
        Assert.Equal(SignedFileFinding.FileChanged, SignedFileCheck.Read(Put("seal", new string('x', 128)), _key).Finding);
        Assert.NotEqual(SignedFileFinding.Holds, SignedFileCheck.Read(Put("seal", seal[2..]), _key).Finding);
        Assert.Equal(SignedFileFinding.StatementDamaged, SignedFileCheck.Read(Put("signature", "zz"), _key).Finding);
        Assert.Equal(SignedFileFinding.StatementDamaged, SignedFileCheck.Read(Put("numbers", "?"), _key).Finding);
        Assert.Equal(SignedFileFinding.SignatureWrong, SignedFileCheck.Read(Put("signature", ""), _key).Finding);
    }

    [Fact]
    public async Task What_is_no_signed_report_or_not_whole_cannot_be_told()
    {
        var unsigned = Assert.IsType<ReportFile.Made>(await _hall.Files.MakeAsync(
            ReportTestDesk.Day.AddDays(-3), ReportFileForm.Pdf, isCoded: false, SomeClerk.Supervisor, Cancel));

        Assert.Equal(SignedFileFinding.NotSignedReport, SignedFileCheck.Read(unsigned.Bytes, _key).Finding);
        Assert.Equal(SignedFileFinding.NotSignedReport, SignedFileCheck.Read("%PDF-1.7\n%%EOF"u8, _key).Finding);
        Assert.Equal(SignedFileFinding.NotSignedReport, SignedFileCheck.Read("PK"u8, _key).Finding);
        Assert.Equal(SignedFileFinding.NotSignedReport, SignedFileCheck.Read([], _key).Finding);
        foreach (var length in (int[])[10, _file.Length / 3, _file.Length - 10])
        {
            Assert.Equal(SignedFileFinding.Cut, SignedFileCheck.Read(_file.AsSpan(0, length), _key).Finding);
        }
    }

    private async Task<byte[]> MakeAsync() => Assert.IsType<ReportFile.Made>(await _hall.Files.MakeAsync(
        ReportTestDesk.Day, ReportFileForm.Pdf, isCoded: false, SomeClerk.Supervisor, Cancel)).Bytes;

    private byte[] Change(string name, Func<string, string> change)
    {
        var before = Encoding.UTF8.GetString(Convert.FromBase64String(Text(name)));
        var after = change(before);
        Assert.NotEqual(before, after);
        return Put(name, Convert.ToBase64String(Encoding.UTF8.GetBytes(after)));
    }

    private string Text(string name) => Find(name).Text;

    private byte[] Put(string name, string text)
    {
        var (at, before) = Find(name);
        return [.. _file[..at], .. Encoding.ASCII.GetBytes(text), .. _file[(at + before.Length)..]];
    }

    private (int At, string Text) Find(string name)
    {
        var all = Encoding.Latin1.GetString(_file);
        var opening = $"<carried:{name} xmlns:carried=\"urn:counterdesk:carried:1:\">";
        var at = all.IndexOf(opening, StringComparison.Ordinal) + opening.Length;
        return (at, all[at..all.IndexOf("</carried", at, StringComparison.Ordinal)]);
    }
}
