import { createRoot } from 'react-dom/client'
import { must } from '../base/assert.ts'
import { App } from './App.tsx'
import { followSelection } from './inspector/why.ts'
import { keepOffline } from './offline/register.ts'
import { openLinks } from './share/arrive.ts'
import { acceptDrops } from './share/drop.ts'
import { startSession } from './store/session.ts'
import { startTheme } from './theme.ts'
import './styles/tokens.css'
import './styles/base.css'

startTheme()
startSession(openLinks())
acceptDrops()
keepOffline()
followSelection()
createRoot(must(document.getElementById('root'), 'index.html has a root')).render(<App />)
