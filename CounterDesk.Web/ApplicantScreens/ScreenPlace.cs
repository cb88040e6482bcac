namespace CounterDesk.Web.ApplicantScreens;

/// <summary>What is remembered of one counter's screen, and only in memory.</summary>
internal sealed class ScreenPlace
{
    // Whoever makes the idle page large may be the next applicant, or gone.
    private static readonly TimeSpan _longestOnIdle = TimeSpan.FromMinutes(2);

    private readonly Lock _gate = new();
    private Pressed _pressed = new();
    private DateTimeOffset _pressedAt;
    private bool _hadVisit;
    private int _readings;
    private DateTimeOffset? _locksAt;
    private ScreenState _state = ScreenState.Nothing;

    public ScreenState State
    {
        get
        {
            lock (_gate)
            {
                return _state;
            }
        }
    }

    public void Put(Func<ScreenState, ScreenState> change)
    {
        lock (_gate)
        {
            _state = change(_state);
        }
    }

    /// <summary>Puts into the look what was pressed, unless that was for somebody who has gone.</summary>
    public ScreenLook Dress(ScreenLook look, DateTimeOffset now)
    {
        lock (_gate)
        {
            var isIdle = look.Model is ScreenModel.Idle;
            if (isIdle && (_hadVisit || now - _pressedAt > _longestOnIdle))
            {
                _pressed = new Pressed();
            }

            _hadVisit = !isIdle;
            return look with
            {
                Comfort = _pressed.Over(look),
                Readings = _readings,
                LocksAt = look.Model.AskedAs != Guid.Empty ? _locksAt : null,
            };
        }
    }

    public void Warn(DateTimeOffset? locksAt)
    {
        lock (_gate)
        {
            _locksAt = locksAt;
        }
    }

    public void Press(ScreenAnswer answer, ScreenLook look, DateTimeOffset now)
    {
        lock (_gate)
        {
            _pressed = _pressed.With(answer, look.Comfort);
            _pressedAt = now;
        }
    }

    public void Read(DateTimeOffset now)
    {
        lock (_gate)
        {
            _pressed = _pressed with { IsReading = _state.Caption is null };
            _pressedAt = now;
            _readings++;
        }
    }

    public void Forget()
    {
        lock (_gate)
        {
            _pressed = new Pressed();
        }
    }

    // What nobody pressed is as the needs say, also when the clerk adds one in the middle of a visit.
    private sealed record Pressed(
        int? Size = null, bool? IsDark = null, bool? IsReading = null, bool? IsSlow = null, bool? IsEnglish = null)
    {
        public ScreenComfort Over(ScreenLook look)
        {
            var needed = ScreenComfort.Of(look.Needs);
            return new ScreenComfort(
                Size ?? needed.Size, IsDark ?? needed.IsDark, IsReading ?? needed.IsReading, IsSlow ?? needed.IsSlow,
                look.HasLanguages && (IsEnglish ?? needed.IsEnglish));
        }

        public Pressed With(ScreenAnswer answer, ScreenComfort now) => answer switch
        {
            ScreenAnswer.Bigger => this with { Size = Step(now, 1) },
            ScreenAnswer.Smaller => this with { Size = Step(now, -1) },
            ScreenAnswer.Contrast => this with { IsDark = !now.IsDark },
            ScreenAnswer.Read => this with { IsReading = !now.IsReading },
            ScreenAnswer.Slower => this with { IsSlow = !now.IsSlow },
            ScreenAnswer.Language => this with { IsEnglish = !now.IsEnglish },
            _ => this,
        };

        private static int Step(ScreenComfort now, int steps)
        {
            var sizes = ScreenComfort.Sizes;
            var at = sizes.TakeWhile(size => size < now.Size).Count();
            return sizes[Math.Clamp(at + steps, 0, sizes.Count - 1)];
        }
    }
}
