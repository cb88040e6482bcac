using CounterDesk.Domain.Audit;
using CounterDesk.Domain.Copies;
using CounterDesk.Domain.Signing;
using CounterDesk.Tests.Support;
using CounterDesk.Web;
using CounterDesk.Web.Copies;
using CounterDesk.Web.Keys;
using CounterDesk.Web.RegisterExtracts;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;

namespace CounterDesk.Tests.Web.RegisterExtracts;

/// <summary>What a check page that runs alone sends back is taken in once, and nothing else is.</summary>
public sealed class ReturnTests(SomeReceiver receiver) : IClassFixture<SomeReceiver>, IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("counterdesk-return-").FullName;

    private static CancellationToken Cancellation => Xunit.TestContext.Current.CancellationToken;

    private IKeyRing Ring => receiver.Services.GetRequiredService<IKeyRing>();

    private ReturnReceiver Hall => receiver.Services.GetRequiredService<ReturnReceiver>();

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public async Task A_report_is_taken_in_once_however_often_its_file_is_brought()
    {
        var copy = await receiver.PrintAsync();
        var outbox = await OpenAsync();
        Assert.True(await outbox.TakeAsync(copy.Number, ReportedConcern.Name, "名字少一个字", Cancellation));
        outbox.Count(copy.Number.Value, CheckAnswer.InForce);
        outbox.Count(copy.Number.Value, CheckAnswer.InForce);
        outbox.PutChecks();
        outbox.PutChecks();
        var files = FilesThere();
        Assert.Equal(2, files.Count);

        var first = new List<ReturnReceipt>();
        var second = new List<ReturnReceipt>();
        foreach (var file in files)
        {
            first.Add(await Hall.ReceiveAsync(file, Cancellation));
            second.Add(await Hall.ReceiveAsync(file, Cancellation));
        }

        Assert.Equal([new(null, 1, 0, 0), new(null, 0, 2, 0)], first.OrderByDescending(receipt => receipt.Reports));
        Assert.All(second, receipt => Assert.Equal(ReturnFault.AlreadyReceived, receipt.Fault));
        await using var db = await receiver.OpenAsync();
        Assert.Equal(2, await db.Set<CopyCheckEntry>().CountAsync(entry => entry.Number == copy.Number, Cancellation));
        Assert.Single(await db.Set<CopyReport>().Where(report => report.Number == copy.Number).ToListAsync(Cancellation));
        var log = await db.Set<AuditEntry>().Where(entry => entry.Action == nameof(AuditAction.CopyReported)
            && entry.Details!.Contains(copy.Number.Value)).ToListAsync(Cancellation);
        Assert.Contains("File=", Assert.Single(log).Details, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_file_that_was_changed_cut_or_made_with_another_key_is_refused()
    {
        var copy = await receiver.PrintAsync();
        var outbox = await OpenAsync();
        await outbox.TakeAsync(copy.Number, ReportedConcern.Name, null, Cancellation);
        var file = FilesThere().Single();
        for (var at = 0; at < file.Length; at += 7)
        {
            byte[] changed = [.. file];
            changed[at] ^= 1;
            Assert.NotNull(Read(changed));
            Assert.NotNull(Read(file[..at]));
        }

        Assert.Equal(ReturnFault.TooLarge, Read(new byte[ReturnFile.MaxLength + 1]));
        Assert.Equal(ReturnFault.Damaged, Read("no such file"u8.ToArray()));
        Assert.Equal(ReturnFault.OtherHall, Read(file, hall: "0008"));
        Assert.Equal(ReturnFault.NotWhole, Read(file, ring: SomeKeys.Ring));
        Assert.Equal(
            ReturnFault.NotForUs,
            ReturnFile.TryRead(file, "0007", Hash, Sm2PrivateKey.Generate(), out _, out _, out var fault) ? null : (ReturnFault?)fault);
        Assert.Null(Read(file));

        // Another letter than the one that is there, which is drawn.
        var refused = await Hall.ReceiveAsync(
            [.. file[..^5], file[^5] is (byte)'A' ? (byte)'B' : (byte)'A', .. file[^4..]], Cancellation);
        Assert.Equal(ReturnFault.NotWhole, refused.Fault);
        await using var db = await receiver.OpenAsync();
        Assert.Equal(0, await db.Set<CopyReport>().CountAsync(report => report.Number == copy.Number, Cancellation));
        Assert.Equal(
            "Refused Fault=NotWhole",
            await db.Set<AuditEntry>().Where(entry => entry.Action == nameof(AuditAction.ReturnReceived))
                .OrderByDescending(entry => entry.Sequence).Select(entry => entry.Outcome + " " + entry.Details)
                .FirstAsync(Cancellation));
    }

    [Fact]
    public async Task A_file_bound_to_an_extract_that_the_hall_never_made_is_refused()
    {
        var copy = await receiver.PrintAsync();
        Assert.True(RegisterExtract.TryRead(
            RegisterExtract.Write(
                receiver.Time.GetUtcNow(), "0007", SomeCopyDesk.Texts.Names, new PublishedKeys(receiver.Time.GetUtcNow().UtcDateTime, Ring.PublicKeys),
                ReturnReceiver.KeyOf(Ring).PublicKey, [], Hash),
            Hash, out var own, out _));
        var (_, file) = ReturnFile.Write(
            new([new(Guid.NewGuid(), copy.Number.Value, ReportedConcern.Face, null, receiver.Time.GetUtcNow())], []), own,
            receiver.Time.GetUtcNow(), Hash);

        Assert.Equal(ReturnFault.UnknownExtract, (await Hall.ReceiveAsync(file, Cancellation)).Fault);
    }

    [Fact]
    public async Task What_the_register_cannot_place_or_has_enough_of_is_left_out_and_the_rest_is_taken()
    {
        var copy = await receiver.PrintAsync();
        await OpenAsync();
        Assert.True(RegisterExtract.TryRead(
            await File.ReadAllBytesAsync(Path.Combine(_folder, ExtractFolder.ExtractName), Cancellation), Hash, out var extract, out _));
        var now = receiver.Time.GetUtcNow();
        var (_, file) = ReturnFile.Write(
            new(
                [
                    .. Enumerable.Range(0, 5).Select(_ =>
                        new ReturnedReport(Guid.CreateVersion7(), copy.Number.Value, ReportedConcern.Face, null, now.AddYears(9))),
                    new(Guid.CreateVersion7(), "0007-261123-00042-6", ReportedConcern.Face, null, now),
                    new(Guid.CreateVersion7(), "nonsense", ReportedConcern.Face, null, now),
                    new(Guid.CreateVersion7(), copy.Number.Value, ReportedConcern.Other, "请打 13900000000", now),
                ],
                [new("nonsense", CheckAnswer.InForce, now, 3), new(copy.Number.Value, CheckAnswer.InForce, now, int.MaxValue)]),
            extract, now, Hash);

        var receipt = await Hall.ReceiveAsync(file, Cancellation);

        Assert.Equal(new(null, CopyReport.MostOpen, ReturnFile.MostCounted, 6), receipt);
        await using var db = await receiver.OpenAsync();
        Assert.All(
            await db.Set<CopyReport>().Where(report => report.Number == copy.Number).ToListAsync(Cancellation),
            report => Assert.Equal(now.UtcDateTime, report.AtUtc));
    }

    [Fact]
    public async Task Whoever_floods_the_page_is_stopped_by_the_copy_by_the_hour_and_by_the_disk()
    {
        var copies = new[] { await receiver.PrintAsync(), await receiver.PrintAsync(), await receiver.PrintAsync() };
        var outbox = await OpenAsync(options => options.MostReportsAnHour = 5);
        for (var time = 0; time < CopyReport.MostOpen; time++)
        {
            Assert.True(await outbox.TakeAsync(copies[0].Number, ReportedConcern.Face, null, Cancellation));
        }

        Assert.False(await outbox.TakeAsync(copies[0].Number, ReportedConcern.Face, null, Cancellation));
        Assert.True(await outbox.TakeAsync(copies[1].Number, ReportedConcern.Face, null, Cancellation));
        Assert.True(await outbox.TakeAsync(copies[1].Number, ReportedConcern.Face, null, Cancellation));
        await Assert.ThrowsAsync<IOException>(() => outbox.TakeAsync(copies[2].Number, ReportedConcern.Face, null, Cancellation));
        Assert.Equal(5, FilesThere().Count);

        receiver.Time.AdjustTime(receiver.Time.GetUtcNow().AddHours(1));
        await File.WriteAllBytesAsync(
            Path.Combine(_folder, ReturnOutbox.FolderName, $"x{ReturnFile.Ending}"), new byte[1024 * 1024], Cancellation);
        var full = await OpenAsync(options => options.MostWaitingMegabytes = 1);
        await Assert.ThrowsAsync<IOException>(() => full.TakeAsync(copies[2].Number, ReportedConcern.Face, null, Cancellation));
        await Assert.ThrowsAsync<ArgumentException>(
            () => outbox.TakeAsync(copies[2].Number, ReportedConcern.Other, "a@b.example", Cancellation));
    }

    private ReturnFault? Read(byte[] file, string hall = "0007", IKeyRing? ring = null) => ReturnFile.TryRead(
        file, hall, digest => (ring ?? Ring).KeyedHash(KeyUse.RegisterExtract, digest), ReturnReceiver.KeyOf(Ring), out _, out _,
        out var fault)
        ? null
        : fault;

    private byte[] Hash(byte[] digest) => Ring.KeyedHash(KeyUse.RegisterExtract, digest);

    private List<byte[]> FilesThere() =>
        [.. Directory.GetFiles(Path.Combine(_folder, ReturnOutbox.FolderName), $"*{ReturnFile.Ending}").Order().Select(File.ReadAllBytes)];

    private async Task<ReturnOutbox> OpenAsync(Action<ExtractOptions>? set = null)
    {
        var (file, _) = await receiver.Services.GetRequiredService<ExtractWriter>().WriteAsync(Cancellation);
        await File.WriteAllBytesAsync(Path.Combine(_folder, ExtractFolder.ExtractName), file, Cancellation);
        var ring = new FileKeyRing(Assert.IsType<HallKeyRing>(Ring).Content);
        var key = new ExtractKey("0007", ring.HashingKeyOf(KeyUse.CheckValue), ring.HashingKeyOf(KeyUse.RegisterExtract));
        await File.WriteAllBytesAsync(Path.Combine(_folder, ExtractFolder.KeyName), key.Write(), Cancellation);
        var options = new ExtractOptions { Folder = _folder };
        set?.Invoke(options);
        var folder = new ExtractFolder(
            new DataFolder("no-such-folder"), Options.Create(options), Options.Create(new HallOptions { Code = "0007" }),
            SomeCopyDesk.Texts, receiver.Time, NullLogger<ExtractFolder>.Instance);
        folder.Open();
        return new(folder, Options.Create(options), receiver.Time, NullLogger<ReturnOutbox>.Instance);
    }
}
