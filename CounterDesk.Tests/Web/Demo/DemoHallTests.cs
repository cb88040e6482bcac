using CounterDesk.Domain.Identifiers;
using CounterDesk.Domain.LicenseKinds;
using CounterDesk.Domain.Licenses;
using CounterDesk.Domain.Seals;
using CounterDesk.Tests.Support;
using CounterDesk.Web.Demo;
using CounterDesk.Web.Demo.City;
using CounterDesk.Web.Demo.Provinces;
using CounterDesk.Web.Fonts;
using CounterDesk.Web.Trust;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;

namespace CounterDesk.Tests.Web.Demo;

public sealed class DemoHallTests
{
    private static readonly DateTimeOffset _now = new(2026, 3, 18, 9, 0, 0, TimeSpan.FromHours(8));

    [Fact]
    public async Task A_hall_is_filled_once_and_its_files_are_what_their_cases_say()
    {
        await using var host = new DeskHost { Time = new FakeTimeProvider(_now), HasLicenses = true };
        var library = host.Services.GetServices<ILicenseSource>().Single();
        var trust = host.Services.GetRequiredService<TrustFolder>();
        var licenses = new DemoRegister(LicenseKindCatalog.Load([]), new DateOnly(2026, 3, 18)).All();
        var readiness = host.Services.GetRequiredService<DemoReadiness>();
        await WaitAsync(readiness);

        Assert.Equal(new DemoProgress(DemoStep.Ready, licenses.Length, licenses.Length), readiness.Now);
        foreach (var license in licenses)
        {
            var reading = Assert.IsType<LicenseReading.Read>(await library.ReadAsync(license.Identifier, Cancellation));
            var report = reading.File is { } file ? LicenseFileVerifier.Verify(file.Bytes, trust.Current, _now) : null;

            Assert.Equal(VerdictOf(license.File), report?.Verdict);
            Assert.Equal(license.Status, reading.License.Status);
        }

        var again = new DemoReadiness();
        await host.Services.GetRequiredService<DemoHall>().SeedAsync(again, Cancellation);
        Assert.Equal(DemoStep.Ready, again.Now.Step);
    }

    [Fact]
    public async Task A_hall_that_was_stopped_halfway_goes_on_under_the_same_authorities()
    {
        await using var host = new DeskHost { Time = new FakeTimeProvider(_now) };
        var hall = host.Services.GetRequiredService<DemoHall>();
        var anchors = Path.Combine(host.Services.GetRequiredService<CounterDesk.Web.DataFolder>().Trust, "anchors");
        hall.Furnish();
        var before = await File.ReadAllBytesAsync(Assert.Single(Directory.GetFiles(anchors)), Cancellation);

        using var stop = new CancellationTokenSource();
        var stopped = new StopAt(DemoStep.Import, stop);
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => hall.SeedAsync(stopped, stop.Token));
        hall.Furnish();
        var readiness = new DemoReadiness();
        await hall.SeedAsync(readiness, Cancellation);

        Assert.Equal(DemoStep.Ready, readiness.Now.Step);
        Assert.Equal(before, await File.ReadAllBytesAsync(Assert.Single(Directory.GetFiles(anchors)), Cancellation));
    }

    [Fact]
    public async Task The_character_that_our_fonts_lack_is_printed_from_the_hall_s_own_and_one_is_in_none()
    {
        await using var host = new DeskHost();
        host.Services.GetRequiredService<DemoHall>().Furnish();
        var fonts = host.Services.GetRequiredService<PageFonts>().Set;

        Assert.True(fonts.Find(CounterDesk.Domain.Fonts.Typeface.Sans, new(0x20BB7)) is { IsSupplementary: true });
        Assert.Null(fonts.Find(CounterDesk.Domain.Fonts.Typeface.Sans, new(0x2EC2F)));
    }

    [Fact]
    public void Every_suggestion_is_somebody_s_number_and_stands_in_the_guide()
    {
        var guide = File.ReadAllText(Repository.File("docs/demo-hall.md"));
        var numbers = DemoPeople.All.Select(person => person.Number.Value)
            .Append(BusinessLicenses.WaterWorks.Code.Text)
            .ToList();

        Assert.True(DemoSuggestion.All.Length >= 10);
        Assert.All(DemoSuggestion.All, suggestion =>
        {
            Assert.Contains(suggestion.Number, numbers);
            Assert.Contains(suggestion.Number, guide, StringComparison.Ordinal);
        });
    }

    [Fact]
    public void Every_number_in_the_guide_is_well_formed_and_leads_to_a_license()
    {
        var guide = File.ReadAllText(Repository.File("docs/demo-hall.md"));
        var numbers = guide.Split('\n').Where(line => line.StartsWith("| 9", StringComparison.Ordinal))
            .Select(line => line.Split('|')[1].Trim())
            .ToList();
        var register = new DemoRegister(LicenseKindCatalog.Load([]), new DateOnly(2026, 3, 18));
        var held = ((string[])[ProvinceLicenses.Yunling, ProvinceLicenses.Haiyan])
            .SelectMany(province => ProvinceLicenses.Of(register, province)).Concat(register.All())
            .SelectMany(license => license.Holders).Select(holder => holder.Code.Text).ToHashSet();

        Assert.True(numbers.Count > 20);
        Assert.All(numbers, number => Assert.True(
            ResidentIdNumber.TryParse(number, out _) || UnifiedSocialCreditCode.TryParse(number, out _), number));
        Assert.Empty(numbers.Except(held));
    }

    private static FileVerdict? VerdictOf(DemoFile file) => file switch
    {
        DemoFile.Sound => FileVerdict.Valid,
        DemoFile.PageChanged or DemoFile.SignerRevoked => FileVerdict.Invalid,
        DemoFile.UnknownMaker => FileVerdict.Untrusted,
        DemoFile.NotSealed => FileVerdict.NotSigned,
        DemoFile.Missing => null,
    };

    private static async Task WaitAsync(DemoReadiness readiness)
    {
        for (var left = 600; left > 0 && readiness.Now.Step is not (DemoStep.Ready or DemoStep.Failed); left--)
        {
            await Task.Delay(100, Cancellation);
        }
    }

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    private sealed class StopAt(DemoStep step, CancellationTokenSource stop) : IProgress<DemoProgress>
    {
        public void Report(DemoProgress value)
        {
            if (value.Step == step)
            {
                stop.Cancel();
            }
        }
    }
}
